import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { FillRequest } from "../server/contract/ports.ts";
import { SharedModel } from "../server/machine/models/shared/sharedModel.ts";
import { stderrLogger } from "../server/machine/stderrLogger.ts";
import type { LspClient } from "../test/protocol/lspClient.ts";
import { typedFiles } from "./corpus.ts";
import type { Series } from "./series.ts";
import { startServer } from "./serverBench.ts";

const never = new AbortController().signal;
const hops = 200;
const commands = 15;
const takeovers = 5;
/** What the kernel calls a kB. */
const kibibyte = 1024;

/** Measures what it costs and saves that windows and commands share one model. */
export async function benchShared(model: string): Promise<readonly Series[]> {
  const data = mkdtempSync(path.join(os.tmpdir(), "inkling-bench-"));
  const settings = { model: { path: model } };
  const environment = { INKLING_DATA: data };
  try {
    const first = await startServer(settings, environment);
    await typeSomething(first);
    const second = await startServer(settings, environment);
    await typeSomething(second);
    const hosts = [first, second].map(({ statuses }) => statuses.at(-1)?.model.processId);
    const window = memoryOf(second.pid);
    const series: Series[] = [
      {
        name: "second window: memory of its own (MB)",
        wall: window ? [window.private] : [],
        budget: { 100: 60 },
        note: `${window?.resident.toFixed(0)} MB resident, files of Node.js that the system shares included; ${hosts[0] === hosts[1] ? "no second load" : "LOADED TWICE"}`,
      },
      ...(await benchHop(model, data)),
      completeFromTerminal(model, data),
    ];
    await second.stop();
    await first.stop();
    series.push(await benchTakeover(model, data));
    return series;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Opens a file and asks for ghost text, so that grammar and cache are there as in a window that is used. */
async function typeSomething(client: LspClient): Promise<void> {
  await client.modelSettled();
  const uri = client.uri("bench/typed.ts");
  await client.open(
    uri,
    "typescript",
    "export function sum(values: number[]) {\n  return values.reduce((a, b) => a + b\n}\n",
  );
  await client.request("textDocument/inlineCompletion", {
    textDocument: { uri },
    position: { line: 1, character: 37 },
    context: { triggerKind: 1 },
  });
  await client.request("textDocument/diagnostic", { textDocument: { uri } });
}

/** A request of the usual size that the host answers from its cache: what is left is the way there and back. */
async function benchHop(model: string, data: string): Promise<readonly Series[]> {
  const shared = sharedModel(model, data);
  await shared.start();
  const request = fillRequest();
  await shared.fill(request, never);
  const wall: number[] = [];
  for (let i = 0; i < hops; i++) {
    const started = performance.now();
    await shared.fill(request, never);
    wall.push(performance.now() - started);
  }
  await shared.dispose();
  const kilobytes = (JSON.stringify(request).length / 1000).toFixed(0);
  return [
    {
      name: "hop to the model's process and back",
      wall,
      budget: { 95: 3 },
      note: `a request of ${kilobytes} kB`,
    },
  ];
}

function completeFromTerminal(model: string, data: string): Series {
  const place = `${path.resolve("examples/src/cart.ts")}:12:1`;
  const wall: number[] = [];
  for (let i = 0; i < commands; i++) {
    const started = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      ["dist/cli.js", "complete", place, "--model", model, "--format", "json"],
      {
        env: { ...process.env, INKLING_DATA: data, NODE_EXTRA_CA_CERTS: "" },
        encoding: "utf8",
      },
    );
    if (status !== 0) throw new Error(stderr);
    wall.push(performance.now() - started);
  }
  return {
    name: "inkling complete while an editor is open",
    wall,
    budget: { 50: 150 },
    note: "the whole command",
  };
}

async function benchTakeover(model: string, data: string): Promise<Series> {
  const shared = sharedModel(model, data);
  await shared.start();
  const wall: number[] = [];
  for (let i = 0; i < takeovers; i++) {
    // Losses further apart than three minutes count for themselves; the bench has no such patience.
    await shared.use(model);
    const request = { ...fillRequest(), prefix: `${fillRequest().prefix}\n// ${i}\n` };
    process.kill(shared.status.processId ?? 0, "SIGKILL");
    const started = performance.now();
    await shared.fill(request, never);
    wall.push(performance.now() - started);
  }
  await shared.dispose();
  return {
    name: "answer after the model's process was killed",
    wall,
    budget: { 100: 2000 },
    note: "another one started, the model loaded, the request repeated",
  };
}

function sharedModel(model: string, data: string): SharedModel {
  const entry = path.resolve("dist/modelHost.js");
  const options = {
    path: model,
    threads: 0,
    contextSize: 2048,
    data,
    entry,
    build: "bench",
    starter: "",
    idleMs: 0,
  };
  return new SharedModel({ ...options, logger: { ...stderrLogger, warn: () => undefined } });
}

function fillRequest(): FillRequest {
  const [file] = typedFiles();
  const text = (file?.text ?? "").split("\n").slice(0, 256).join("\n");
  return {
    document: "file:///bench.ts",
    path: "bench.ts",
    languageId: "typescript",
    snippets: [],
    prefix: text,
    suffix: text.slice(0, 2000),
    maxTokens: 8,
    priority: "completion",
  };
}

/** Memory of a process in MB: all of it, and what no other process shares. */
function memoryOf(processId: number): { readonly resident: number; readonly private: number } | undefined {
  try {
    const rollup = readFileSync(`/proc/${processId}/smaps_rollup`, "utf8");
    const megabytes = (field: string) =>
      (Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1]) * kibibyte) / 1e6;
    return { resident: megabytes("Rss"), private: megabytes("Private_Dirty") + megabytes("Private_Clean") };
  } catch {
    return undefined;
  }
}
