// Child process: runs functions before and after a change with the same made-up values, and compares results and what they
// did. One JSON line in, `{ before, after }`; one out, `same`, `same, not reached` where no value led to what was changed,
// `differs: …` or `unusable: …`.
const inspector = require("node:inspector");
const vm = require("node:vm");
const readline = require("node:readline");

const known = new Set(
  "Object Array Math JSON String Number Boolean Symbol Error TypeError RangeError Map Set WeakMap Promise RegExp parseInt parseFloat isNaN isFinite undefined NaN Infinity arguments eval BigInt encodeURIComponent decodeURIComponent".split(
    " ",
  ),
);
const trials = 16;
/** In the trials 1 to 5 what stand-ins hold and answer is of many kinds, so that conditions come out both ways. */
const lastMood = 5;
const patience = 300;

/** Where recorders are from, to tell them apart. */
const paths = new WeakMap();
const promised = new Set(["then", "catch", "finally"]);

/** What a stand-in may hold or answer instead of another one. */
const moods = [() => undefined, () => false, () => 3, () => "a,b", () => [], () => null, () => ["x", "y"]];

/** A stand-in or, in a trial with moods, another value that its path alone decides. */
function standIn(path, trace, waits, mood) {
  const number = mood === 0 ? 0 : hashOf(`${mood} ${path}`) % 16;
  return number > 0 && number <= moods.length ? moods[number - 1]() : recorder(path, trace, waits, mood);
}

function hashOf(text) {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * A thing that can be called, read and walked through, and that notes what was done with it. What a call gives can be waited
 * for as well, and then is a thing that cannot.
 */
function recorder(path, trace, waits = false, mood = 0) {
  const children = new Map();
  const child = (key) => {
    if (!children.has(key)) children.set(key, standIn(`${path}.${String(key)}`, trace, false, mood));
    return children.get(key);
  };
  const note = (what, answer) => {
    trace.push(what);
    return answer;
  };
  let calls = 0;
  function made() {
    return undefined;
  }
  const proxy = new Proxy(made, {
    get(_, key) {
      if (key === Symbol.toPrimitive) return (hint) => note(`${path} to ${hint}`, `<${path}>`);
      if (key === Symbol.iterator)
        return function* () {
          yield child("0");
          yield child("1");
        };
      if (key === "length") return 2;
      if (waits && promised.has(key)) {
        const promise = Promise.resolve(standIn(`awaited ${path}`, trace, false, mood));
        return promise[key].bind(promise);
      }
      if (key === "then" || key === Symbol.unscopables || key === "prototype") return undefined;
      return child(key);
    },
    set(_, key, value) {
      trace.push(`${path}.${String(key)} = ${show(value)}`);
      children.set(key, value);
      return true;
    },
    has: () => true,
    apply(_, __, given) {
      trace.push(`${path}(${given.map((each) => show(each)).join(", ")})`);
      return standIn(`${path}()${calls++}`, trace, true, mood);
    },
    construct(_, given) {
      trace.push(`new ${path}(${given.map((each) => show(each)).join(", ")})`);
      return recorder(`new ${path}${calls++}`, trace, false, mood);
    },
    getPrototypeOf: () => Function.prototype,
    ownKeys: () => ["prototype"],
    deleteProperty: () => note(`delete ${path}`, true),
  });
  paths.set(proxy, path);
  return proxy;
}

const pool = [
  ...[
    () => 0,
    () => -1,
    () => 3,
    () => 2.5,
    () => Number.NaN,
    () => "",
    () => "a,b",
    () => "hello",
    () => true,
  ],
  ...[
    () => null,
    () => undefined,
    () => [1, 2, 3],
    () => ["a", "b"],
    () => [[1, 2], [3]],
    () => new Array(2),
    () => ({}),
  ],
  ...[
    () => ({ a: 1, b: "x", length: 2 }),
    () => ({ valueOf: () => 5, toString: () => "t" }),
    () => Symbol("s"),
  ],
  ...[() => () => 7, () => /a/g, () => new Map([["k", 1]])],
  (trace, index, mood) => recorder(`argument${index}`, trace, false, mood),
];

function show(value, depth = 0) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return paths.get(value) ?? "function";
  if (Object.is(value, -0)) return "-0";
  if (value === null || typeof value !== "object") return String(value);
  if (depth > 3) return "…";
  try {
    if (value instanceof Error || Object.prototype.toString.call(value) === "[object Error]")
      return value.name;
    if (Array.isArray(value)) return `[${Array.from(value, (each) => show(each, depth + 1)).join()}]`;
    const entries = Object.keys(value).map((key) => `${key}:${show(value[key], depth + 1)}`);
    return `${Object.prototype.toString.call(value)}{${entries.join()}}`;
  } catch {
    return "?";
  }
}

async function play(script, trial, context, limit = patience) {
  const trace = [];
  const mood = trial <= lastMood ? trial : 0;
  const names = new Map();
  const scope = new Proxy(Object.create(null), {
    has: (_, key) => typeof key === "string" && !known.has(key),
    get(_, key) {
      if (typeof key !== "string") return undefined;
      if (!names.has(key)) names.set(key, recorder(key, trace, false, mood));
      return names.get(key);
    },
    set(_, key, value) {
      trace.push(`${String(key)} = ${show(value)}`);
      names.set(key, value);
      return true;
    },
  });
  const values = [0, 1, 2, 3, 4].map((index) =>
    (trial <= lastMood ? pool.at(-1) : pool[(trial * 7 + index * 5 + ((trial * index) % 11)) % pool.length])(
      trace,
      index,
      mood,
    ),
  );
  Object.assign(context, { scope, values, self: recorder("this", trace, false, mood) });
  let result;
  try {
    result = script.runInContext(context, { timeout: limit });
    if (Object.prototype.toString.call(result) === "[object Promise]")
      // Stand-ins answer at once: what is not there then never comes.
      result = await Promise.race([result, new Promise((done) => setImmediate(done, "pending"))]);
    if (Object.prototype.toString.call(result) === "[object Generator]") {
      result = firstOf(result);
    }
  } catch (error) {
    if (error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    return { trace: trace.join("\n"), result: `throws ${error?.name}` };
  }
  return {
    trace: trace.slice(0, 500).join("\n"),
    result: `${show(result)} ${values.map((each) => show(each))}`,
  };
}

/** Values of a generator that are compared. */
const mostValues = 20;

function firstOf(generator) {
  const all = [];
  for (const each of generator) if (all.push(each) > mostValues) break;
  return all;
}

const opening = "with (scope) { (";

/** Both are of one name: some functions look at where they were called. */
function compile(text, filename) {
  return new vm.Script(`${opening}${text}).apply(self, values) }`, { filename });
}

const session = new inspector.Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** Ranges of the first script of a name with how often each was run. */
function coverageOf(filename) {
  let scripts = [];
  session.post("Profiler.takePreciseCoverage", (_, { result }) => {
    scripts = result.filter(({ url }) => url === filename);
  });
  const [first] = scripts.sort((one, other) => one.scriptId - other.scriptId);
  return first?.functions.flatMap(({ ranges }) => ranges) ?? [];
}

/** Whether an offset of the function's text was come to: the smallest range around it says so. */
function isReached(offset, ranges) {
  const at = offset + opening.length;
  const around = ranges.filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset);
  const smallest = around.sort((one, other) => size(one) - size(other))[0];
  return smallest !== undefined && smallest.count > 0;
}

const size = ({ startOffset, endOffset }) => endOffset - startOffset;

/** Where lines begin that stand no longer in the text as they were, and what is first and last other in it. */
function changedOffsets(before, after) {
  const left = new Set(after.split("\n"));
  const offsets = [];
  let at = 0;
  for (const line of before.split("\n")) {
    if (!left.has(line)) offsets.push(at + line.length - line.trimStart().length);
    at += line.length + 1;
  }
  let first = 0;
  while (first < before.length && before[first] === after[first]) first++;
  let last = 0;
  while (last < before.length - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  return [...offsets, first, Math.max(first, before.length - 1 - last)];
}

/** Chance and the clock say the same each time. */
const certain = new vm.Script(
  "Math.random = () => 0.25; Date.now = () => 1e12; performance = { now: () => 1 };",
);

function makeContext(globals) {
  const context = vm.createContext(globals);
  certain.runInContext(context);
  return context;
}

let compared = 0;

async function compare({ before, after }) {
  const filename = `function-${compared++}`;
  let scripts;
  try {
    scripts = [compile(before, filename)];
  } catch (error) {
    return `unusable: ${error.message}`;
  }
  try {
    scripts.push(compile(after, filename));
  } catch (error) {
    return `differs: ${error.message}`;
  }
  let used = 0;
  // Each sees the same trials in the same order.
  const [first, second, third] = [{}, {}, {}].map(makeContext);
  for (let trial = 0; trial < trials; trial++) {
    const [one, again, other] = [
      await play(scripts[0], trial, first),
      await play(scripts[0], trial, second),
      // A busy machine may take longer the one time.
      (await play(scripts[1], trial, third)) ?? (await play(scripts[1], trial, third, patience * 10)),
    ];
    // What is not the same twice proves nothing.
    if (!one || !again || one.trace !== again.trace || one.result !== again.result) continue;
    used++;
    if (!other) return "differs: does not end";
    if (one.result !== other.result) return `differs: ${one.result} but ${other.result}`.slice(0, 300);
    if (one.trace !== other.trace) return `differs in what it did, trial ${trial}`;
  }
  if (used === 0) return "unusable: never the same twice";
  const ranges = coverageOf(filename);
  const reached = changedOffsets(before, after).some((offset) => isReached(offset, ranges));
  return reached ? "same" : "same, not reached";
}

process.on("unhandledRejection", () => undefined);
(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let verdict;
    try {
      verdict = await compare(JSON.parse(line));
    } catch (error) {
      verdict = `unusable: ${error?.message}`;
    }
    process.stdout.write(`${JSON.stringify(verdict)}\n`);
  }
})().catch((error) => process.stderr.write(`${error?.message}\n`));
