import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ChoiceRequest } from "../server/contract/ports.ts";
import { createDiskModelFiles } from "../server/machine/models/diskModelFiles.ts";
import { stderrLogger } from "../server/machine/stderrLogger.ts";
import { systemClock } from "../server/machine/systemClock.ts";
import { createModelHost, type ModelHost } from "../server/model/host/modelHost.ts";
import { typedFiles } from "./corpus.ts";
import { typeInto } from "./keystrokes.ts";
import { percentile, processorMs, type Series } from "./series.ts";

const never = new AbortController().signal;
const root = fileURLToPath(new URL("../", import.meta.url));
/** Tokens generated per keystroke: random weights never end a line by themselves. */
const generatedTokens = 12;
/** The window that the completion feature hands over: lines before and after the cursor. */
const linesBefore = 256;
const linesAfter = 64;

/** Measures the model host by itself, without server and editor. */
export async function benchModel(
  modelPath: string,
  keystrokes: number,
  threads: number,
): Promise<readonly Series[]> {
  const host = createModelHost({
    path: modelPath,
    threads,
    contextSize: 2048,
    clock: systemClock,
    logger: stderrLogger,
    files: createDiskModelFiles({
      grammars: path.join(root, "grammars"),
    }),
  });
  const status = await host.start();
  if (status.state !== "ready") throw new Error(status.message ?? "The model did not load.");
  try {
    const series = [
      ...(await typing(
        host,
        keystrokes,
        `${status.promptThreads} thread(s) for prompts, ${status.threads} for generating`,
      )),
    ];
    if (host.can("classify")) series.push(...(await questions(host)));
    if (host.can("define")) series.push(await definition(host));
    return series;
  } finally {
    await host.dispose();
  }
}

async function typing(host: ModelHost, count: number, note: string): Promise<readonly Series[]> {
  const cold: number[] = [];
  const wall: number[] = [];
  const cpu: number[] = [];
  const evaluated: number[] = [];
  for (const { file, kind, text, cursor } of typeInto(typedFiles(), count)) {
    const request = {
      document: file.path,
      path: file.path,
      languageId: file.language,
      snippets: [],
      prefix: lastLines(text.slice(0, cursor), linesBefore),
      suffix: text.slice(cursor).split("\n", linesAfter).join("\n"),
      maxTokens: generatedTokens,
      priority: "completion" as const,
    };
    const cpuBefore = processorMs(process.pid) ?? 0;
    const started = performance.now();
    const fill = await host.fill(request, never);
    const ms = performance.now() - started;
    if (fill.evaluatedTokens === 0) continue;
    if (kind === "jump") cold.push(ms);
    else {
      wall.push(ms);
      cpu.push((processorMs(process.pid) ?? 0) - cpuBefore);
      evaluated.push(fill.evaluatedTokens);
    }
  }
  const tokens = `${note}; prompt tokens evaluated p50 ${percentile(evaluated, 50)}, p95 ${percentile(evaluated, 95)}`;
  return [
    { name: "model: keystroke, 12 tokens", wall, cpu, budget: { 50: 250, 95: 500 }, note: tokens },
    { name: "model: first request at a place", wall: cold, budget: {} },
  ];
}

async function questions(host: ModelHost): Promise<readonly Series[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  const cpu: number[] = [];
  const asked = [
    "Does this code contain asynchronous code? Answer yes or no.",
    "Does this code handle errors? Answer yes or no.",
    "Does this code contain a TODO comment? Answer yes or no.",
    "Is this a test file? Answer yes or no.",
    "Is this documentation? Answer yes or no.",
    "Does this code have a security problem? Answer yes or no.",
  ];
  for (const file of typedFiles()) {
    for (const [index, question] of asked.entries()) {
      const request: ChoiceRequest = {
        document: file.text.split("\n", 30).join("\n"),
        languageId: file.language,
        question,
        choices: ["yes", "no"],
        task: "classify.bench",
        capability: "classify",
        priority: "background",
      };
      const cpuBefore = processorMs(process.pid) ?? 0;
      const started = performance.now();
      await host.choose(request, never);
      const ms = performance.now() - started;
      if (index === 0) cold.push(ms);
      else {
        warm.push(ms);
        cpu.push((processorMs(process.pid) ?? 0) - cpuBefore);
      }
    }
  }
  return [
    { name: "model: yes/no, document in the KV cache", wall: warm, cpu, budget: { 95: 100 } },
    { name: "model: yes/no, document not seen before (30 lines)", wall: cold, budget: { 95: 1000 } },
  ];
}

async function definition(host: ModelHost): Promise<Series> {
  const wall: number[] = [];
  for (const term of ["closure", "mutex", "idempotent", "backpressure", "memoization"]) {
    const started = performance.now();
    await host.write(
      {
        document: "",
        languageId: "",
        instruction: `What does the programming term "${term}" mean? Answer in one sentence.`,
        grammar: "definition",
        maxTokens: 40,
        task: "define.term",
        capability: "define",
        priority: "hover",
      },
      never,
    );
    wall.push(performance.now() - started);
  }
  return { name: "model: definition, 40 tokens", wall, budget: { 95: 1000 } };
}

function lastLines(text: string, count: number): string {
  let at = text.length;
  for (let i = 0; i < count && at > 0; i++) at = text.lastIndexOf("\n", at - 1);
  return at <= 0 ? text : text.slice(at + 1);
}
