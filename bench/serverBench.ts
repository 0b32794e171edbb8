import { readFileSync, statSync } from "node:fs";
import { serverEnvironment, serverFlags } from "../client/serverProcess.ts";
import { readGgufHeader } from "../server/model/files/ggufFile.ts";
import { LspClient } from "../test/protocol/lspClient.ts";
import { typedFiles } from "./corpus.ts";
import { typingSession } from "./keystrokes.ts";
import type { Series } from "./series.ts";
import { playSession, type TypedKeystroke } from "./typingClient.ts";

/** What the kernel calls a kB. */
const kibibyte = 1024;

/** Certificates that this machine adds for its own network, which Node.js would parse at its start, are not the server's. */
const ownEnvironment = { NODE_EXTRA_CA_CERTS: "" };

/** Starts the server as the extension does. */
export function startServer(
  settings: unknown,
  environment: Readonly<Record<string, string>> = {},
  root?: string,
): Promise<LspClient> {
  const command = [process.execPath, ...serverFlags, "dist/server.js", "--stdio"];
  const all = { ...serverEnvironment, ...ownEnvironment, ...environment };
  return LspClient.start({ settings, command, environment: all, ...(root !== undefined && { root }) });
}

/** Who types, and against what. */
export interface TypingOptions {
  readonly model: string;
  readonly keystrokes: number;
  readonly budget: Series["budget"];
  /** How long the user reads before typing on, in milliseconds. */
  readonly pauseMs: number;
  /** No line is given up before its end, however improbable, and whatever passes the filters is shown. */
  readonly wholeLines: boolean;
}

/** Measures ghost text over LSP, with the delay that the user sees. */
export async function benchTyping(options: TypingOptions): Promise<readonly Series[]> {
  const { model: modelPath, keystrokes, budget, pauseMs, wholeLines } = options;
  const completion = { maxTokens: 12, ...(wholeLines && { minConfidence: 0 }) };
  const client = await startServer({ model: { path: modelPath }, completion });
  const { model } = await client.modelSettled();
  if (model.state !== "ready") throw new Error(model.message ?? "The model did not load.");
  const files = typedFiles();
  const played: TypedKeystroke[] = [];
  for (const [index, file] of files.entries()) {
    const session = typingSession(file, Math.ceil(keystrokes / files.length));
    played.push(...(await playSession(client, session, { pauseMs, restsFirst: index % 2 === 1 })));
  }
  const memory = memoryOfAll(client.pids);
  await client.stop();
  const of = (wanted: (keystroke: TypedKeystroke) => boolean) => played.filter(wanted);
  const through = of((keystroke) => keystroke.typedThrough);
  const other = of((keystroke) => !keystroke.typedThrough && keystroke.kind !== "jump");
  const taken = of((keystroke) => keystroke.kind === "accept");
  const accepted = taken.length;
  const cpuSeconds = played.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / 1000;
  const typed = of(({ kind }) => kind === "type" || kind === "backspace").length;
  const notes = [
    `${accepted} accepted of ${of(({ shown }) => shown !== "").length} shown`,
    `${((100 * through.length) / Math.max(1, typed)).toFixed(0)} % typed through`,
    accepted > 0 ? `${(cpuSeconds / accepted).toFixed(1)} CPU s per accepted line` : "",
  ];
  const series = (name: string, entries: readonly TypedKeystroke[], limits: Series["budget"], note = "") => ({
    name: `lsp: ${name}`,
    wall: entries.map(({ ms }) => ms),
    cpu: entries.map(({ cpuMs }) => cpuMs),
    budget: limits,
    note,
  });
  return [
    series("keystroke to ghost text or silence", other, budget, notes.filter(Boolean).join("; ")),
    series("keystroke that types what is shown", through, { 95: 5 }),
    series("Tab to the next part", taken, {}, nextParts(taken)),
    series(
      "first request at a place",
      of(({ kind, rested }) => kind === "jump" && !rested),
      {},
    ),
    series(
      "first request where the cursor has rested",
      of(({ rested }) => rested),
      {},
    ),
    ...(await memorySeries(memory, modelPath)),
  ];
}

/** A next part that comes within so many milliseconds from Tab is there at once: the budget of typing what is shown. */
const atOnceMs = 5;

/** How the chain went on behind suggestions that were taken: whether there was a next part to be sure of, and when it was there. */
function nextParts(taken: readonly TypedKeystroke[]): string {
  const parts = taken.flatMap(({ next, shown }) => (next ? [{ ...next, shown }] : []));
  const open = parts.filter(({ endsLine }) => !endsLine);
  const sure = open.filter(({ said }) => said !== "");
  const shown = sure.filter((part) => part.shown !== "");
  const late = shown.filter(({ ms }) => ms > atOnceMs).map(({ ms }) => ms.toFixed(0));
  const notes = [
    `${parts.length - open.length} of ${parts.length} taken ended their line`,
    `behind ${open.length - sure.length} nothing was sure`,
    `${sure.length} had a next part, ${shown.length - late.length} of them shown within ${atOnceMs} ms`,
    late.length > 0 ? `${late.length} after ${late.join(", ")} ms` : "",
    sure.length > shown.length ? `${sure.length - shown.length} only when asked for` : "",
  ];
  return notes.filter(Boolean).join("; ");
}

/** Size of the KV cache in MB: four sequences of the default context, keys and values in 16 bits. */
async function keyValueMb(modelPath: string): Promise<number> {
  const bytes = readFileSync(modelPath);
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const { metadata } = await readGgufHeader({ size: bytes.length, read }, modelPath);
  const architecture = metadata.get("general.architecture");
  const number = (key: string) => Number(metadata.get(`${String(architecture)}.${key}`));
  const headWidth = number("embedding_length") / number("attention.head_count");
  const perToken = number("block_count") * 2 * headWidth * number("attention.head_count_kv") * 2;
  return (4 * Math.min(2048, number("context_length")) * perToken) / 1e6;
}

async function memorySeries(memory: Memory | undefined, modelPath: string): Promise<readonly Series[]> {
  if (memory === undefined) return [];
  const modelMb = statSync(modelPath).size / 1e6;
  const keyValue = await keyValueMb(modelPath);
  const beyond = (all: number) => all - modelMb - keyValue;
  const parts = `${modelMb.toFixed(0)} MB of it model, ${keyValue.toFixed(0)} MB KV cache`;
  return [
    {
      name: "memory beyond model and KV cache (MB)",
      wall: [beyond(memory.resident)],
      budget: { 100: 150 },
      note: `${memory.resident.toFixed(0)} MB resident, ${parts}`,
    },
    {
      name: "the same, without the files of Node.js and the libraries (MB)",
      wall: [beyond(memory.anonymous)],
      budget: {},
      note: `mapped program files, which the system shares between processes: ${(memory.resident - memory.anonymous).toFixed(0)} MB`,
    },
  ];
}

/** Memory in MB. */
interface Memory {
  readonly resident: number;
  /** The part that is not mapped from a file. */
  readonly anonymous: number;
  /** The part that no other process shares. */
  readonly own: number;
}

/** Memory of processes together: the server and the model's host. What they share, such as Node.js itself, is there once. */
function memoryOfAll(processIds: readonly number[]): Memory | undefined {
  const all = processIds.map(memoryOf).filter((memory) => memory !== undefined);
  const sum = (part: keyof Memory) => all.reduce((total, memory) => total + memory[part], 0);
  const shared = Math.max(0, ...all.map(({ resident, own }) => resident - own));
  return all.length === processIds.length
    ? { resident: sum("own") + shared, anonymous: sum("anonymous"), own: sum("own") }
    : undefined;
}

/** Memory of a process; undefined where the platform does not tell. */
function memoryOf(processId: number): Memory | undefined {
  try {
    const status = readFileSync(`/proc/${processId}/status`, "utf8");
    const megabytes = (field: string) =>
      (Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) * kibibyte) / 1e6;
    const rollup = readFileSync(`/proc/${processId}/smaps_rollup`, "utf8");
    const own = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce(
      (all, [, kB]) => all + Number(kB),
      0,
    );
    return {
      resident: megabytes("VmRSS"),
      anonymous: megabytes("RssAnon"),
      own: (own * kibibyte) / 1e6,
    };
  } catch {
    return undefined;
  }
}

/** Measures how soon the server and the starter model can be used. */
export async function benchReady(starter: string, runs: number): Promise<readonly Series[]> {
  const server: number[] = [];
  const model: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const client = await startServer({ model: { path: starter } });
    server.push(performance.now() - started);
    await client.modelSettled();
    model.push(performance.now() - started);
    await client.stop();
  }
  return [
    {
      name: "server ready for heuristics",
      wall: server,
      budget: { 50: 300 },
      note: "from the start of the process",
    },
    { name: "starter model ready", wall: model, budget: { 50: 800 }, note: "from the start of the process" },
  ];
}

/** Measures hovers and diagnostics, which need no model. */
export async function benchHeuristics(): Promise<readonly Series[]> {
  const client = await startServer({ model: { path: "none" } });
  const series = [await hovers(client)];
  for (const [lines, limit] of [
    [1_000, 16],
    [10_000, 80],
  ] as const)
    series.push(await diagnostics(client, lines, limit));
  await client.stop();
  return series;
}

async function hovers(client: LspClient): Promise<Series> {
  const uri = client.uri("bench/hover.js");
  const text = "// A mutex guards the cache, so that no race condition spoils it.\n";
  await client.open(uri, "javascript", text);
  const wall: number[] = [];
  for (let run = 0; run < 60; run++) {
    const character = [6, 23, 38, 44][run % 4] ?? 6;
    const started = performance.now();
    await client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character } });
    // The first one loads the glossary and the parser.
    if (run > 0) wall.push(performance.now() - started);
  }
  return { name: "hover from the glossary", wall, budget: { 95: 5 } };
}

async function diagnostics(client: LspClient, lines: number, limit: number): Promise<Series> {
  const [file] = typedFiles();
  if (!file) throw new Error("No file to measure with.");
  const copies = Math.ceil(lines / file.text.split("\n").length);
  const text = Array.from({ length: copies }, () => file.text)
    .join("\n")
    .split("\n", lines)
    .join("\n");
  const uri = client.uri(`bench/diagnostics-${lines}.js`);
  await client.open(uri, file.language, text);
  const pull = () => client.request("textDocument/diagnostic", { textDocument: { uri } });
  await pull();
  const wall: number[] = [];
  for (let run = 0; run < 40; run++) {
    const line = Math.floor((lines * (run + 1)) / 42);
    const started = performance.now();
    await client.type(uri, line, 0, run % 2 === 0 ? "x" : " ");
    await pull();
    wall.push(performance.now() - started);
  }
  return {
    name: `diagnostics after an edit, ${lines.toLocaleString("en")} lines`,
    wall,
    budget: { 95: limit },
  };
}
