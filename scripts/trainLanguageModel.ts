// inkling-ignore-file magic-number: the rates and shares of an experiment, tuned by its outcome.
// `npx tsx scripts/trainLanguageModel.ts CORPUS.jsonl...`: makes server/language/files/languageModel.json, the classifier
// that tells languages by content. `fetchLanguageCorpus.ts` makes the corpus: one file per line with package, language
// and text. Two fifths of the packages, by their owner, are not learnt from: one to fit the temperatures, one that `npm run eval
// classification` measures (`languageCorpus/partOf.ts`).
import { createReadStream, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { featuresOf } from "../server/language/files/wordFeatures.ts";
import { partOf } from "./languageCorpus/partOf.ts";
import { piecesOf } from "./languageCorpus/piecesOf.ts";

interface Snippet {
  readonly language: string;
  readonly package: string;
  readonly features: readonly string[];
}

const snippetsPerLanguage = 1_400;
const wordsPerLanguage = 160;
const fewestPackages = 2;
const caution = 1.2;
const epochs = 9;
/** A language needs so many snippets, and so many packages to learn from. */
const fewestSnippets = 60;
const fewestSources = 2;
const mostCommon = 60_000;
/** Most texts are in one of these; the corpus has as much of each other language. The odds are four to one, as a logarithm. */
const common = new Set(
  `javascript typescript python java c cpp csharp go rust php ruby shellscript html css scss json yaml markdown sql kotlin swift
  plaintext xml`.split(/\s+/),
);
const commonness = Math.log(4);
/** Part of a snippet's words that is hidden each time it is learnt. */
const hidden = 0.4;
/** Formats that nobody asks about without a name, and that only take words away from languages. */
const leftOut = new Set(
  `x-pixmap x-bitmap jar-manifest go.sum digital-command-language module-management-system gdb gitattributes pkg-config
  cabal-config rich-text-format microsoft-visual-studio-solution wikitext xs raw-token-data dns-zone stl jest-snapshot
  linker-script nsis editorconfig ignore option-list checksums gerber-image soong darcs-patch asl smpl`.split(
    /\s+/,
  ),
);
const output = path.join(import.meta.dirname, "../server/language/files/languageModel.json");

const corpora = process.argv.slice(2);
if (corpora.length === 0) throw new Error("Give the corpus: training/work/languages/corpus.jsonl.");
const random = seeded(7);
const all = (await Promise.all(corpora.map(readSnippets))).flat();
const training = known(all.filter((snippet) => partOf(snippet.package) === "learn"));
const languages = [...new Set(training.map(({ language }) => language))].sort();
const words = chooseWords(training);
console.log(`${training.length} snippets, ${languages.length} languages, ${words.length} words`);
const { weights, bias } = train(training);
for (const [column, language] of languages.entries())
  if (common.has(language)) bias[column] = (bias[column] ?? 0) + commonness;
const fitted = all.filter(
  ({ language, package: name }) => languages.includes(language) && partOf(name) === "fit",
);
const temperatures = fitTemperatures(fitted);
save();

/** Files give their start and pieces of several lengths. */
async function readSnippets(file: string): Promise<Snippet[]> {
  const snippets: Snippet[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const {
      language,
      package: from,
      text,
    } = JSON.parse(line) as Record<"language" | "package" | "text", string>;
    if (partOf(from) === "report" || leftOut.has(language)) continue;
    for (const piece of piecesOf(text, random)) {
      const features = [...featuresOf(piece)];
      if (features.length >= 6) snippets.push({ language, package: from, features });
    }
  }
  return snippets;
}

/** An even share of each language with packages enough. */
function known(from: readonly Snippet[]): Snippet[] {
  const byLanguage = new Map<string, Snippet[]>();
  for (const snippet of shuffledItems(from)) {
    const others = byLanguage.get(snippet.language) ?? [];
    byLanguage.set(snippet.language, others);
    others.push(snippet);
  }
  return [...byLanguage.values()]
    .filter(
      (each) =>
        each.length >= fewestSnippets &&
        new Set(each.map((snippet) => snippet.package)).size >= fewestSources,
    )
    .flatMap((each) => each.slice(0, snippetsPerLanguage));
}

/** For each language the words that speak for it most: p log(p / q), over the words of several packages. */
function chooseWords(from: readonly Snippet[]): readonly string[] {
  const counts = new Map<string, { readonly packages: Set<string>; readonly of: Uint16Array; all: number }>();
  const sizes = new Map<string, number>();
  const columns = new Map(languages.map((language, at) => [language, at]));
  for (const { language, package: name, features } of from) {
    sizes.set(language, (sizes.get(language) ?? 0) + 1);
    const column = columns.get(language) ?? 0;
    for (const feature of features) {
      const count = counts.get(feature) ?? {
        packages: new Set(),
        of: new Uint16Array(languages.length),
        all: 0,
      };
      counts.set(feature, count);
      if (count.packages.size < fewestPackages) count.packages.add(name);
      count.of[column] = (count.of[column] ?? 0) + 1;
      count.all++;
    }
  }
  const common = [...counts]
    .filter(([, { packages, all: total }]) => packages.size >= fewestPackages && total >= 8)
    .sort((a, b) => b[1].all - a[1].all)
    .slice(0, mostCommon)
    .map(([feature, { of }]) => ({
      feature,
      of,
      sum: languages.reduce((total, language, at) => total + (of[at] ?? 0) / (sizes.get(language) ?? 1), 0),
    }));
  const chosen = new Set<string>();
  for (const [column, language] of languages.entries()) {
    const size = sizes.get(language) ?? 1;
    const ranked: [string, number][] = [];
    for (const { feature, of, sum } of common) {
      const own = (of[column] ?? 0) / size;
      if (own < 0.01) continue;
      const rest = (sum - own) / (languages.length - 1);
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
      // A part of the words is hidden each time, so that no word stands for all the others.
      if (row && learn({ ...row, known: row.known.filter(() => random() > hidden) })) right++;
    }
    console.log(
      `epoch ${epoch + 1}: ${((100 * right) / rows.length).toFixed(1)} % of the training snippets right`,
    );
  }
  return { weights: values, bias: start };
}

/**
 * The temperatures at which the probabilities of packages that were not learnt from are most likely, by known words; higher by a
 * fifth, since packages with many files speak louder there than they will among those still to come.
 */
function fitTemperatures(from: readonly Snippet[]): readonly { upTo: number; temperature: number }[] {
  const index = new Map(words.map((each, at) => [each, at]));
  const scored = from.map(({ features, language }) => {
    const rows = features.flatMap((feature) => index.get(feature) ?? []);
    return { count: rows.length, scores: scoresOf(weights, bias, rows), target: languages.indexOf(language) };
  });
  const right = scored.filter(({ scores, target }) => argmax(scores) === target).length;
  console.log(
    `${((100 * right) / scored.length).toFixed(1)} % of ${scored.length} snippets of other packages right`,
  );
  const candidates = Array.from({ length: 16 }, (_, at) => 0.6 * 1.15 ** at);
  const edges = [15, 30, 60, 120, Number.MAX_SAFE_INTEGER];
  return edges.map((upTo, at) => {
    const some = scored.filter(({ count }) => count <= upTo && count > (edges[at - 1] ?? 0));
    const loss = (heat: number) =>
      some.reduce(
        (sum, { scores, target }) => sum - Math.log((softmax(scores, heat)[target] ?? 0) + 1e-9),
        0,
      );
    const losses = candidates.map((heat) => ({ heat, loss: loss(heat) }));
    const best = losses.reduce((least, each) => (each.loss < least.loss ? each : least));
    return { upTo, temperature: Number((best.heat * caution).toFixed(2)) };
  });
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
    temperatures,
    scale,
    bias: [...bias].map((each) => Number(each.toFixed(4))),
    words: words.join(" "),
    weights: Buffer.from(bytes.buffer).toString("base64"),
  };
  writeFileSync(output, `${JSON.stringify(model)}\n`);
  console.log(`${output}: ${words.length} words, ${Math.round(bytes.length / 1024)} KiB of weights`);
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

function* shuffledItems<T>(items: readonly T[]): Generator<T> {
  for (const at of shuffled(items.length)) {
    const item = items[at];
    if (item !== undefined) yield item;
  }
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
