/**
 * Measures a GGUF on the held-out packages, outside the server: single-line completion with token healing, and the
 * questions of `questions.json`. `npm run eval` measures the same through the server; this one serves training.
 *
 *   node training/evaluate.mjs MODEL.gguf [--lines 600] [--seed 1] [--exam]
 *
 * `--exam` asks the questions that `python3 -m training.exam` wrote.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: "string", default: "600" },
    seed: { type: "string", default: "1" },
    exam: { type: "boolean", default: false },
  },
});
const heldout = new URL("./work/heldout.jsonl", import.meta.url);
const exam = new URL("./work/exam.jsonl", import.meta.url);
const languages = { javascript: "js", typescript: "ts", typescriptreact: "ts", python: "py" };
const piece =
  /(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;
const contextTokens = 420;
const mostTokens = 40;

const random = mulberry(Number(options.seed));
const llama = await getLlama({
  gpu: false,
  build: "never",
  skipDownload: true,
  progressLogs: false,
  logLevel: LlamaLogLevel.error,
});
const model = await llama.loadModel({ modelPath: positionals[0] ?? "models/inkling-starter.gguf" });
const context = await model.createContext({ contextSize: 512, batchSize: 512, threads: 1 });
const sequence = context.getSequence();
const end = Number(model.tokens.eos);
const vocabulary = Array.from({ length: end }, (_, token) => model.detokenize([token]));

const results = [];
for (const place of choosePlaces(Number(options.lines))) results.push(await complete(place));
if (results.length > 0) report(results);
if (options.exam) await takeExam();
await llama.dispose();

/** A small seeded generator, so that two models see the same places. */
function mulberry(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random columns of random lines of code, as many per language, evenly over its packages. */
function choosePlaces(count) {
  const byLanguage = { js: new Map(), ts: new Map(), py: new Map() };
  for (const line of readFileSync(heldout, "utf8").split("\n").filter(Boolean)) {
    const record = JSON.parse(line);
    const group = byLanguage[languages[record.language]];
    if (!group || record.path.endsWith(".d.ts")) continue;
    if (!group.has(record.package)) group.set(record.package, []);
    group.get(record.package).push(record);
  }
  return Object.entries(byLanguage).flatMap(([language, group]) => {
    const packages = [...group.values()].filter(
      (files) => files.reduce((sum, file) => sum + file.text.length, 0) > 15_000,
    );
    const places = [];
    for (let tries = 0; places.length < count / 3 && tries < count * 50; tries++) {
      const files = packages[places.length % packages.length];
      const place = choosePlace(language, files[Math.floor(random() * files.length)]);
      if (place) places.push(place);
    }
    return places;
  });
}

function choosePlace(language, { text }) {
  const lines = text.split("\n");
  const at = Math.floor(random() * lines.length);
  const line = lines[at];
  const code = line.trim();
  if (at < 3 || code.length < 8 || code.length > 120 || !/[A-Za-z]{2}/.test(code)) return undefined;
  if (/^(\/\/|\*|\/\*|#|"""|''')/.test(code)) return undefined;
  const column = line.length - line.trimStart().length + Math.floor(random() * (code.length - 2));
  const truth = line.slice(column).trimEnd();
  return truth.trim() === ""
    ? undefined
    : { language, before: lines.slice(0, at), typed: line.slice(0, column), truth };
}

/** Completes greedily to the line's end; the piece at the cursor is generated again under constraint. */
async function complete({ language, before, typed, truth }) {
  const pieces = typed.match(piece) ?? [];
  let rest = pieces.pop() ?? "";
  const text = `${before.join("\n").slice(-contextTokens * 8)}\n${pieces.join("")}`;
  const tokens = model.tokenize(text, false).map(Number).slice(-contextTokens);
  await sequence.clearHistory();
  let feed = tokens;
  let suggestion = "";
  let logSum = 0;
  let count = 0;
  let ended = false;
  while (count < mostTokens && !ended) {
    const allowed = rest === "" ? [] : candidates(rest);
    if (rest !== "" && allowed.length === 0) break;
    const { token, probability } = await next(feed, allowed);
    if (token >= end) ended = true;
    else if (rest === "" && vocabulary[token].includes("\n")) {
      const kept = vocabulary[token].split("\n")[0];
      suggestion += kept;
      if (kept.trim() !== "") logSum += Math.log(probability);
      if (kept.trim() !== "") count++;
      ended = true;
    } else {
      const said = vocabulary[token];
      suggestion += said.slice(rest.length);
      rest = rest.slice(said.length);
      logSum += Math.log(probability);
      count++;
      feed = [token];
    }
  }
  suggestion = suggestion.trimEnd();
  const word = (line) => /^\s*(?:[\w$]+|[^\w\s$]+)/.exec(line)?.[0] ?? "";
  return {
    language,
    exact: suggestion === truth,
    firstWord: suggestion !== "" && word(suggestion) === word(truth),
    confidence: ended && suggestion !== "" ? Math.exp(logSum / Math.max(1, count)) : 0,
  };
}

/** Tokens that go on from `typed`, or with which it goes on. */
function candidates(typed) {
  const fits = (text) =>
    text.length > typed.length ? text.startsWith(typed) : text !== "" && typed.startsWith(text);
  return vocabulary.flatMap((text, token) =>
    fits(text) && !text.includes("\n") && !text.includes("\ufffd") ? [token] : [],
  );
}

/** The most likely next token, of `allowed` if any are given, with its share of their probability. */
async function next(feed, allowed) {
  const generateNext = {
    token: allowed.length === 0,
    logits: { filter: { tokens: allowed, includeSelected: allowed.length === 0, includeMax: true } },
    totalLogitWeight: true,
    options: { temperature: 0 },
  };
  const evaluated = await sequence.controlledEvaluate([
    ...feed.slice(0, -1),
    [feed.at(-1), { generateNext }],
  ]);
  const { logits, totalLogitWeight, token } = evaluated.at(-1).next;
  if (allowed.length === 0) {
    const most = Math.max(...logits.values());
    return { token: Number(token), probability: Math.exp(logits.get(token) - most) / totalLogitWeight };
  }
  const best = allowed.reduce((a, b) => (logits.get(b) > logits.get(a) ? b : a));
  const total = allowed.reduce((sum, each) => sum + Math.exp(logits.get(each) - logits.get(best)), 0);
  return { token: best, probability: 1 / total };
}

/** Asks every question in ChatML; a choice is spelled token by token, each the likeliest that a choice allows. */
async function takeExam() {
  const [start, finish] = ["<|im_start|>", "<|im_end|>"].map((text) => Number(model.tokenize(text, true)[0]));
  const encode = (text) => model.tokenize(text, false).map(Number);
  const scores = new Map();
  for (const line of readFileSync(exam, "utf8").split("\n").filter(Boolean)) {
    const { key, document, question, choices, answer } = JSON.parse(line);
    const asked = encode(`user\n${document}\n\n${question}`);
    const prompt = [start, ...asked, finish, ...encode("\n"), start, ...encode("assistant\n")];
    if (prompt.length > 500) continue;
    await sequence.clearHistory();
    const spellings = choices.map((choice) => [...encode(choice), finish]);
    let feed = prompt;
    let left = spellings;
    for (let at = 0; left.length > 1; at++) {
      const { token } = await next(feed, [...new Set(left.map((spelling) => spelling[at]))]);
      left = left.filter((spelling) => spelling[at] === token);
      feed = [token];
    }
    const said = choices[spellings.indexOf(left[0])];
    if (!scores.has(key)) scores.set(key, new Map());
    const counts = scores.get(key).get(answer) ?? { right: 0, all: 0 };
    scores.get(key).set(answer, { right: counts.right + (said === answer ? 1 : 0), all: counts.all + 1 });
  }
  for (const [key, answers] of scores) {
    const shares = [...answers].map(([answer, { right, all }]) => [answer, right / all]);
    const balanced = shares.reduce((sum, [, share]) => sum + share, 0) / shares.length;
    const each = shares.map(([answer, share]) => `${answer} ${(100 * share).toFixed(0)}`).join(", ");
    console.log(`${key}: balanced accuracy ${(100 * balanced).toFixed(1)} % (${each})`);
  }
}

function report(rows) {
  const percent = (part, whole) =>
    whole.length === 0 ? "–" : `${((100 * part.length) / whole.length).toFixed(1)} %`;
  for (const language of ["js", "ts", "py", "all"]) {
    const group = rows.filter((row) => language === "all" || row.language === language);
    const exact = percent(
      group.filter((row) => row.exact),
      group,
    );
    const first = percent(
      group.filter((row) => row.firstWord),
      group,
    );
    console.log(`${language}: ${group.length} places, exact ${exact}, first word ${first}`);
  }
  for (const threshold of [0.5, 0.6, 0.7, 0.8, 0.9]) {
    const shown = rows.filter((row) => row.confidence >= threshold);
    const precision = percent(
      shown.filter((row) => row.exact),
      shown,
    );
    console.log(`confidence ≥ ${threshold}: precision ${precision}, coverage ${percent(shown, rows)}`);
  }
}
