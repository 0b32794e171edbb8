/** Faults while documents are open: how soon answers are back, and whether every document is still what it was. */
import { readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { createRandom } from "../../server/core/measure/random.ts";
import type { CompleteResult } from "../../server/edges/lsp/protocol.ts";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import type { SmallDisk } from "../../test/support/smallDisk.ts";
import { problems } from "./answers.ts";
import type { Figure } from "./figures.ts";
import type { SoakSession } from "./session.ts";

/** Most time until answers are back, in milliseconds. */
const back = 3_000;
/** How long a process stands still, in milliseconds. */
const stopped = 2_000;
/** Typing between two faults, in milliseconds. */
const between = 5_000;
/** Between two looks at whether the model answers again, in milliseconds. */
const lookEvery = 50;
/** After which the model is given up, in milliseconds. */
const patience = 30_000;

/** A server whose process may be replaced. */
export interface Held {
  client: LspClient;
  /** Folder of the model's caches and records. */
  readonly data: string;
  /** The disk on which they are; undefined where none of its own can be had. */
  readonly disk: SmallDisk | undefined;
  start(): Promise<LspClient>;
  /** Processes of the model that have been seen. */
  readonly hosts: Set<number>;
}

/**
 * Injects each fault and then as many by chance, with typing in between.
 * @param seed the same one chooses the same faults
 */
export async function injectFaults(
  held: Held,
  session: SoakSession,
  seed: number,
): Promise<readonly Figure[]> {
  const faults: Readonly<Record<string, () => Promise<number>>> = {
    "the model's process is killed": () => killHost(held),
    "the model's process stands still": () => standStill(held, "host"),
    "the server stands still": () => standStill(held, "server"),
    "the clocks jump": () => jump(held),
    ...(held.disk && { "the disk is full and the model's process is killed": () => fillDisk(held, session) }),
    "the server is killed": () => replaceServer(held, session),
    "the server and the model's process are killed, their files are damaged": async () => {
      await endHost(held);
      return replaceServer(held, session, () => damage(held.data));
    },
  };
  const all = Object.entries(faults);
  const random = createRandom(seed);
  const chosen = all.map(([...each]) => all[Math.floor(random() * all.length)] ?? each);
  const slowest = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [name, inject] of [...all, ...chosen]) {
    await session.typeFor(between);
    slowest.set(name, Math.max(slowest.get(name) ?? 0, await inject()));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const figures = [...slowest].map(
    ([name, value]): Figure => ({
      name: `answers are back: ${name}`,
      value,
      unit: "ms",
      most: back,
      grows: "clock",
      note: `slowest of ${counts.get(name)}, seed ${seed}`,
    }),
  );
  await session.typeFor(between);
  await session.compareAll();
  return figures;
}

async function jump(held: Held): Promise<number> {
  for (const processId of held.client.pids) process.kill(processId, "SIGUSR2");
  return modelAnswers(held.client);
}

function hostOf({ client, hosts }: Held): number {
  const [, host] = client.pids;
  if (host === undefined) throw new Error("The model has no process.");
  hosts.add(host);
  return host;
}

async function killHost(held: Held): Promise<number> {
  const host = hostOf(held);
  process.kill(host, "SIGKILL");
  const ms = await modelAnswers(held.client);
  hostOf(held);
  return ms;
}

/** The disk is full, and the model's process is killed: it must come back before there is room again. */
async function fillDisk(held: Held, session: SoakSession): Promise<number> {
  held.disk?.fill();
  try {
    const ms = await killHost(held);
    await session.typeFor(between);
    return ms;
  } finally {
    held.disk?.free();
  }
}

async function endHost(held: Held): Promise<void> {
  process.kill(hostOf(held), "SIGKILL");
}

/** A process is stopped for a while and goes on; from then on time counts. */
async function standStill(held: Held, which: "host" | "server"): Promise<number> {
  const processId = which === "host" ? hostOf(held) : held.client.pid;
  process.kill(processId, "SIGSTOP");
  await setTimeout(stopped);
  process.kill(processId, "SIGCONT");
  return modelAnswers(held.client);
}

/** Kills the server and starts another, to which all documents are opened: the time until that one answers for them. */
async function replaceServer(
  held: Held,
  session: SoakSession,
  meanwhile: () => void = () => undefined,
): Promise<number> {
  await held.client.kill();
  meanwhile();
  const began = performance.now();
  held.client = await held.start();
  await session.moveTo(held.client);
  await modelAnswers(held.client);
  const ms = performance.now() - began;
  hostOf(held);
  return ms;
}

/** Fills every record and cache with what no reader of it wrote. */
function damage(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) writeFileSync(file, '{"damaged\u0000');
  }
}

/** Milliseconds until the model and the heuristics both answer for a new document. */
async function modelAnswers(client: LspClient): Promise<number> {
  const began = performance.now();
  for (let attempt = 0; performance.now() - began < patience; attempt++) {
    const uri = client.uri(`soak/back-${began.toFixed(0)}-${attempt}.py`);
    await client.open(uri, "python", `# TODO: ${attempt}\ndef total_${attempt}(items):\n    return \n`);
    const position = { line: 2, character: 11 };
    const { tier, text } = (await client.request<CompleteResult | null>("inkling/complete", {
      uri,
      position,
    })) ?? { tier: "", text: "" };
    const found = await problems(client, uri);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    if (tier === "model" && text !== "" && found.length > 0) return performance.now() - began;
    await setTimeout(lookEvery);
  }
  return Number.POSITIVE_INFINITY;
}
