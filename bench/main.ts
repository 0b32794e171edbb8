/** `npm run bench`: latency, throughput and memory, each figure beside its budget. */
import os from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchCheck } from "./checkBench.ts";
import { benchClassify } from "./classifyBench.ts";
import { benchEngine } from "./engineBench.ts";
import { benchModel } from "./modelBench.ts";
import { benchPeer } from "./peerBench.ts";
import { ensureRandomModel } from "./randomModel.ts";
import { percentile, type Series, table } from "./series.ts";
import { benchHeuristics, benchReady, benchTyping } from "./serverBench.ts";
import { benchShared } from "./sharedBench.ts";
import { withPace } from "./soak/pace.ts";

const work = fileURLToPath(new URL("work/", import.meta.url));
const starter = fileURLToPath(new URL("../models/inkling-starter.gguf", import.meta.url));

const { values } = parseArgs({
  options: {
    only: {
      type: "string",
      default: "ready,heuristics,classify,check,starter,typing-starter,engine,model,typing,shared,peer",
    },
    keystrokes: { type: "string", default: "60" },
    model: { type: "string" },
    threads: { type: "string", default: "0" },
    "llama-server": { type: "string" },
  },
});
const sections = new Set(values.only.split(","));
const keystrokes = Number(values.keystrokes);
const threads = Number(values.threads);
const large = async () => values.model ?? (await ensureRandomModel(work));
/** Keystroke times over LSP, kept for the comparison with the peer. */
let ours: readonly number[] = [];

/** Budgets for the 0.5B shape, and of the starter. */
const largeBudget = { 50: 250, 95: 500 };
const starterBudget = { 95: 60 };
/** Twelve tokens of the engine alone on the machine on which the budgets of the 0.5B shape were set, in milliseconds. */
const referenceEngineMs = 168;
/** How many times slower this machine's engine is than that one's, once it has been measured. */
let slowness = 1;
/** How long the user looks at ghost text before typing on, in milliseconds. */
const readingMs = 400;

/** Marks the rows that the engine's speed decides. */
function withSlowness(series: readonly Series[]): readonly Series[] {
  const decides = /^(model|starter): |ghost text/;
  return series.map((entry) => (decides.test(entry.name) ? { ...entry, slowness } : entry));
}

/** What the engine has no part in takes longer where the processor is slower or shared: what is given in milliseconds is held against that. */
async function atPace(run: () => Promise<readonly Series[]>): Promise<readonly Series[]> {
  const { result, pace } = await withPace(run);
  const isTime = ({ name, note = "" }: Series) => !/\(MB\)$/.test(name) && !/^half of/.test(note);
  return result.map((entry) => (isTime(entry) ? { ...entry, slowness: pace.clock } : entry));
}

const runs: Record<string, () => Promise<readonly Series[]>> = {
  engine: async () => {
    const series = await benchEngine(await large());
    slowness = percentile(series[0]?.wall ?? [], 50) / referenceEngineMs;
    return series;
  },
  ready: () => atPace(() => benchReady(starter, 5)),
  classify: () => atPace(() => benchClassify(10_000)),
  check: () => atPace(() => benchCheck(10_000)),
  heuristics: () => atPace(benchHeuristics),
  "typing-starter": async () =>
    withSlowness(
      await benchTyping({
        model: starter,
        keystrokes: keystrokes * 10,
        budget: starterBudget,
        pauseMs: 0,
        wholeLines: false,
      }),
    ),
  typing: async () => {
    const model = await large();
    const series = await benchTyping({
      model,
      keystrokes,
      budget: largeBudget,
      pauseMs: readingMs,
      // Random weights find every token improbable: each line would be given up at once.
      wholeLines: values.model === undefined,
    });
    ours = series[0]?.wall ?? [];
    return withSlowness(series);
  },
  model: async () => withSlowness(await benchModel(await large(), keystrokes, threads)),
  starter: async () => {
    const series = await benchModel(starter, keystrokes * 10, threads);
    const renamed = series.map((entry) => ({
      ...entry,
      name: entry.name.replace("model:", "starter:"),
      budget: entry.name.includes("keystroke") ? starterBudget : {},
    }));
    return withSlowness(renamed);
  },
  shared: () => atPace(() => benchShared(starter)),
  peer: async () => {
    const program = values["llama-server"];
    return program === undefined ? [] : benchPeer({ program, model: await large(), keystrokes, ours });
  },
};

console.log(
  `${os.cpus()[0]?.model ?? "CPU"}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`,
);
for (const [name, run] of Object.entries(runs)) {
  if (!sections.has(name)) continue;
  const series = await run();
  if (series.length > 0) console.log(`## ${name}\n\n${table(series)}\n`);
}
