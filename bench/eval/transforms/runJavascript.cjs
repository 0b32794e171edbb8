// Child process: runs functions before and after a change with the same made-up values, and compares results and what they
// did. One JSON line in, `{ before, after }`; one out, `same`, `differs: …` or `unusable: …`.
const vm = require("node:vm");
const readline = require("node:readline");

const known = new Set(
  "Object Array Math JSON String Number Boolean Symbol Error TypeError RangeError Map Set WeakMap Promise RegExp parseInt parseFloat isNaN isFinite undefined NaN Infinity arguments eval BigInt encodeURIComponent decodeURIComponent".split(
    " ",
  ),
);
const trials = 14;
const patience = 300;

/** Where recorders are from, to tell them apart. */
const paths = new WeakMap();
const promised = new Set(["then", "catch", "finally"]);

/**
 * A thing that can be called, read and walked through, and that notes what was done with it. What a call gives can be waited
 * for as well, and then is a thing that cannot.
 */
function recorder(path, trace, waits = false) {
  const children = new Map();
  const child = (key) => {
    if (!children.has(key)) children.set(key, recorder(`${path}.${String(key)}`, trace));
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
        const promise = Promise.resolve(recorder(`awaited ${path}`, trace));
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
      return recorder(`${path}()${calls++}`, trace, true);
    },
    construct(_, given) {
      trace.push(`new ${path}(${given.map((each) => show(each)).join(", ")})`);
      return recorder(`new ${path}${calls++}`, trace);
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
  (trace, index) => recorder(`argument${index}`, trace),
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

async function play(script, trial) {
  const trace = [];
  const names = new Map();
  const scope = new Proxy(Object.create(null), {
    has: (_, key) => typeof key === "string" && !known.has(key),
    get(_, key) {
      if (typeof key !== "string") return undefined;
      if (!names.has(key)) names.set(key, recorder(key, trace));
      return names.get(key);
    },
    set(_, key, value) {
      trace.push(`${String(key)} = ${show(value)}`);
      names.set(key, value);
      return true;
    },
  });
  const values = [0, 1, 2, 3, 4].map((index) =>
    (trial === 0 ? pool.at(-1) : pool[(trial * 7 + index * 5 + ((trial * index) % 11)) % pool.length])(
      trace,
      index,
    ),
  );
  const context = vm.createContext({ scope, values, self: recorder("this", trace) });
  let result;
  try {
    result = script.runInContext(context, { timeout: patience });
    if (Object.prototype.toString.call(result) === "[object Promise]")
      result = await Promise.race([result, new Promise((done) => setTimeout(done, 20, "pending"))]);
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

function compile(text) {
  return new vm.Script(`with (scope) { (${text}).apply(self, values) }`);
}

async function compare({ before, after }) {
  let scripts;
  try {
    scripts = [compile(before)];
  } catch (error) {
    return `unusable: ${error.message}`;
  }
  try {
    scripts.push(compile(after));
  } catch (error) {
    return `differs: ${error.message}`;
  }
  let used = 0;
  for (let trial = 0; trial < trials; trial++) {
    const [one, again, other] = [
      await play(scripts[0], trial),
      await play(scripts[0], trial),
      await play(scripts[1], trial),
    ];
    // What is not the same twice proves nothing.
    if (!one || !again || one.trace !== again.trace || one.result !== again.result) continue;
    used++;
    if (!other) return "differs: does not end";
    if (one.result !== other.result) return `differs: ${one.result} but ${other.result}`.slice(0, 300);
    if (one.trace !== other.trace) return `differs in what it did, trial ${trial}`;
  }
  return used > 0 ? "same" : "unusable: never the same twice";
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
