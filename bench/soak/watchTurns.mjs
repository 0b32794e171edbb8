/**
 * Loaded into the server before its own code: measures how long one turn of the event loop keeps the others waiting, in processor
 * time, which a busy machine does not lengthen. On SIGUSR2 the longest turn since the last time is written to the file that
 * INKLING_TURNS names, in milliseconds, with the functions that took most of it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";

const every = 5;
/** A shorter turn's functions are of no interest, in milliseconds. */
const long = 50;
const samplingMicroseconds = 1_000;
const functionsNamed = 12;

const inspector = new Session();
inspector.connect();
const post = (method, params) => {
  let answer;
  inspector.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
};
post("Profiler.enable");
post("Profiler.setSamplingInterval", { interval: samplingMicroseconds });
post("Profiler.start");

let longest = { ms: 0, from: 0, to: 0 };
let lastCpu = processorMs();
let lastAt = microseconds();
setInterval(() => {
  const cpu = processorMs();
  const at = microseconds();
  if (cpu - lastCpu > longest.ms) longest = { ms: cpu - lastCpu, from: lastAt, to: at };
  lastCpu = cpu;
  lastAt = at;
}, every).unref();

process.on("SIGUSR2", () => {
  const { profile } = post("Profiler.stop");
  const functions = longest.ms > long ? functionsOf(profile) : [];
  writeFileSync(process.env.INKLING_TURNS, JSON.stringify({ ms: longest.ms, functions }));
  post("Profiler.start");
  longest = { ms: 0, from: 0, to: 0 };
  lastCpu = processorMs();
  lastAt = microseconds();
});

/** Processor time of this thread; the clock where the system does not tell. */
function processorMs() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** As the profiler's time stamps are. */
function microseconds() {
  return Number(process.hrtime.bigint() / 1_000n);
}

/** The functions that most samples of the longest turn were in, themselves or below them. */
function functionsOf({ nodes, samples, timeDeltas, startTime }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const counts = new Map();
  let at = startTime;
  for (const [index, sample] of samples.entries()) {
    at += timeDeltas[index];
    if (at < longest.from || at > longest.to) continue;
    const names = new Set();
    for (let id = sample; id !== undefined; id = parents.get(id)) {
      const { functionName, lineNumber } = byId.get(id).callFrame;
      names.add(`${functionName || "?"}:${lineNumber + 1}`);
    }
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, functionsNamed);
}
