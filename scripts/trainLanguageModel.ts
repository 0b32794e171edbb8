// inkling-ignore-file magic-number: the rates and shares of an experiment, tuned by its outcome.
// `npx tsx scripts/trainLanguageModel.ts CORPUS.jsonl`: makes server/language/files/languageModel.json, the classifier
// that tells languages by content. The corpus is the one of training/ (`training/README.md` says how to make it):
// permissively licensed packages, one file per line with package, language and text. Packages held out there are not
// in it; a tenth of the packages is kept back here to fit the temperature.
import { createReadStream, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { featuresOf } from "../server/language/files/wordFeatures.ts";

interface Snippet {
  readonly language: string;
  readonly package: string;
  readonly features: readonly string[];
}

const snippetsPerLanguage = 4_000;
const snippetsPerPackage = 250;
const wordsPerLanguage = 260;
const fewestPackages = 3;
const epochs = 12;
const output = path.join(import.meta.dirname, "../server/language/files/languageModel.json");
/** Names of the corpus that LSP spells otherwise; headers and sources of one family are told apart by other means. */
const renamed: Readonly<Record<string, string>> = { proto3: "proto", javascriptreact: "javascript" };

const [corpus] = process.argv.slice(2);
if (corpus === undefined) throw new Error("Give the corpus: training/work/corpus.jsonl.");
const random = seeded(7);
const snippets = await readSnippets(corpus);
const languages = [...new Set(snippets.map(({ language }) => language))].sort();
const heldBack = (snippet: Snippet) => hash(snippet.package) % 10 === 0;
const training = snippets.filter((snippet) => !heldBack(snippet));
const words = chooseWords(training);
console.log(`${snippets.length} snippets, ${languages.length} languages, ${words.length} words`);
const { weights, bias } = train(training);
const temperature = fitTemperature(snippets.filter(heldBack));
save();

/** Files give their start, a short piece and a 20-line piece; small languages give more pieces per file. */
async function readSnippets(file: string): Promise<Snippet[]> {
  const byLanguage = new Map<string, Snippet[]>();
  const byPackage = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const {
      language: said,
      package: from,
      text,
    } = JSON.parse(line) as Record<"language" | "package" | "text", string>;
    const language = renamed[said] ?? said;
    const known = byLanguage.get(language) ?? [];
    byLanguage.set(language, known);
    const key = `${from} ${language}`;
    const taken = byPackage.get(key) ?? 0;
    if (taken >= snippetsPerPackage) continue;
    const lines = text.split("\n", 3000);
    const pieces = [lines.slice(0, 120), piece(lines, 20), piece(lines, 20), piece(lines, 8)];
    byPackage.set(key, taken + pieces.length);
    for (const each of pieces) {
      const features = [...featuresOf(each.join("\n"))];
      if (features.length < 8) continue;
      const snippet = { language, package: from, features };
      // Reservoir sampling keeps an even share of a language's files.
      if (known.length < snippetsPerLanguage) known.push(snippet);
      else if (random() < 0.3) known[Math.floor(random() * known.length)] = snippet;
    }
  }
  return [...byLanguage.values()].filter((each) => each.length >= 60).flat();
}

function piece(lines: readonly string[], length: number): readonly string[] {
  const start = Math.floor(random() * Math.max(1, lines.length - length));
  return lines.slice(start, start + length);
}

/** For each language the words that speak for it most: p log(p / q), over the words of several packages. */
function chooseWords(from: readonly Snippet[]): readonly string[] {
  const counts = new Map<string, Map<string, number>>();
  const packages = new Map<string, Set<string>>();
  const sizes = new Map<string, number>();
  for (const { language, package: name, features } of from) {
    sizes.set(language, (sizes.get(language) ?? 0) + 1);
    for (const feature of features) {
      const count = counts.get(feature) ?? new Map<string, number>();
      counts.set(feature, count.set(language, (count.get(language) ?? 0) + 1));
      packages.set(feature, (packages.get(feature) ?? new Set<string>()).add(name));
    }
  }
  const chosen = new Set<string>();
  for (const language of languages) {
    const size = sizes.get(language) ?? 1;
    const ranked: [string, number][] = [];
    for (const [feature, count] of counts) {
      if ((packages.get(feature)?.size ?? 0) < fewestPackages) continue;
      const own = (count.get(language) ?? 0) / size;
      if (own < 0.01) continue;
      const others = languages
        .filter((other) => other !== language)
        .map((other) => (count.get(other) ?? 0) / (sizes.get(other) ?? 1));
      const rest = others.reduce((sum, share) => sum + share, 0) / others.length;
      ranked.push([feature, own * Math.log((own + 0.002) / (rest + 0.002))]);
    }
    for (const [feature] of ranked.sort((a, b) => b[1] - a[1]).slice(0, wordsPerLanguage))
      chosen.add(feature);
  }
  return [...chosen].sort();
}

/** Logistic regression by AdaGrad; languages weigh the same however many snippets they have. */
function train(from: readonly Snippet[]): { weights: Float32Array; bias: Float32Array } {
  const columns = languages.length;
  const values = new Float32Array(words.length * columns);
  const squares = new Float32Array(words.length * columns).fill(1e-4);
  const start = new Float32Array(columns);
  const index = new Map(words.map((each, at) => [each, at]));
  const sizes = new Map<string, number>();
  for (const { language } of from) sizes.set(language, (sizes.get(language) ?? 0) + 1);
  const mean = from.length / columns;
  const rows = from.map(({ features, language }) => ({
    known: features.flatMap((feature) => index.get(feature) ?? []),
    target: languages.indexOf(language),
    share: Math.min(4, mean / (sizes.get(language) ?? mean)),
  }));
  const step = (known: readonly number[], column: number, error: number) => {
    start[column] = (start[column] ?? 0) - 0.02 * error;
    for (const word of known) {
      const cell = word * columns + column;
      const gradient = error + 1e-4 * (values[cell] ?? 0);
      const square = (squares[cell] ?? 0) + gradient * gradient;
      squares[cell] = square;
      values[cell] = (values[cell] ?? 0) - (0.08 * gradient) / Math.sqrt(square);
    }
  };
  /** Whether the row was told right before it was learnt. */
  const learn = ({ known, target, share }: (typeof rows)[number]): boolean => {
    const scores = scoresOf(values, start, known);
    for (const [column, probability] of softmax(scores, 1).entries()) {
      const error = (probability - (column === target ? 1 : 0)) * share;
      if (Math.abs(error) >= 1e-4) step(known, column, error);
    }
    return argmax(scores) === target;
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    let right = 0;
    for (const at of shuffled(rows.length)) {
      const row = rows[at];
      if (row && learn(row)) right++;
    }
    console.log(
      `epoch ${epoch + 1}: ${((100 * right) / rows.length).toFixed(1)} % of the training snippets right`,
    );
  }
  return { weights: values, bias: start };
}

/** The temperature at which the probabilities of packages held back are most likely. */
function fitTemperature(from: readonly Snippet[]): number {
  const index = new Map(words.map((each, at) => [each, at]));
  const scored = from.map(({ features, language }) => ({
    scores: scoresOf(
      weights,
      bias,
      features.flatMap((feature) => index.get(feature) ?? []),
    ),
    target: languages.indexOf(language),
  }));
  const right = scored.filter(({ scores, target }) => argmax(scores) === target).length;
  console.log(
    `${((100 * right) / scored.length).toFixed(1)} % of ${scored.length} snippets of packages held back right`,
  );
  const loss = (heat: number) =>
    scored.reduce(
      (sum, { scores, target }) => sum - Math.log((softmax(scores, heat)[target] ?? 0) + 1e-9),
      0,
    );
  const candidates = Array.from({ length: 40 }, (_, at) => 0.5 + at * 0.1);
  return candidates.reduce((best, heat) => (loss(heat) < loss(best) ? heat : best), 1);
}

function scoresOf(values: Float32Array, start: Float32Array, known: readonly number[]): Float32Array {
  const columns = languages.length;
  const scores = Float32Array.from(start);
  for (const word of known)
    for (let column = 0; column < columns; column++)
      scores[column] = (scores[column] ?? 0) + (values[word * columns + column] ?? 0);
  return scores;
}

function softmax(scores: Float32Array, heat: number): Float32Array {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - highest) / heat));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function argmax(scores: Float32Array): number {
  return scores.reduce((top, score, at) => (score > (scores[top] ?? 0) ? at : top), 0);
}

/** Eight bits per weight are enough: rounding changes one answer in a thousand. */
function save(): void {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  const model = {
    languages,
    temperature: Number(temperature.toFixed(2)),
    scale,
    bias: [...bias].map((each) => Number(each.toFixed(4))),
    words: words.join(" "),
    weights: Buffer.from(bytes.buffer).toString("base64"),
  };
  writeFileSync(output, `${JSON.stringify(model)}\n`);
  console.log(
    `${output}: temperature ${model.temperature}, ${Math.round(bytes.length / 1024)} KiB of weights`,
  );
}

function* shuffled(length: number): Generator<number> {
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at >= 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const taken = order[other] ?? 0;
    order[other] = order[at] ?? 0;
    yield taken;
  }
}

function hash(text: string): number {
  let value = 7;
  for (let at = 0; at < text.length; at++) value = (Math.imul(value, 31) + text.charCodeAt(at)) >>> 0;
  return value;
}

/** Mulberry32: the same model from the same corpus. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
