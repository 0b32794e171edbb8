/** A workspace of very many files: its requirements are checked to the end, and whoever types meanwhile is answered. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type RequirementNode, requirementsRequest } from "../../server/edges/lsp/protocol.ts";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import { percentile } from "../series.ts";
import { startServer } from "../serverBench.ts";
import { watchable, withLoopWatched } from "./eventLoop.ts";
import type { Figure } from "./figures.ts";
import { soakSettings } from "./session.ts";

const filesPerFolder = 500;
/** Between two hovers, in milliseconds. */
const hoverEvery = 100;
/** Most for 1,000 files, and for a hover, in milliseconds. */
const budgets = { thousand: 1_500, half: 20, most: 100 };
const thousand = 1_000;
const requirement = "- REQ-1: The function shall return at most 10 items.\n";
const marked = "// implements REQ-1\nfunction f(items) {\n  return items.slice(0, 20);\n}\n";

/** @param folder an empty one @param count files that the workspace gets */
export async function readManyFiles(folder: string, count: number): Promise<readonly Figure[]> {
  const root = path.join(folder, "many");
  writeFiles(root, count);
  const NODE_OPTIONS = `--import ${new URL("./loopMonitor.mjs", import.meta.url)}`;
  const client = await startServer(soakSettings, { NODE_OPTIONS, ...watchable(folder) }, root);
  try {
    return await withLoopWatched(
      `${count} files`,
      folder,
      () => client.pid,
      () => checkAll(client, root, count),
    );
  } finally {
    await client.stop();
  }
}

/** Code without a requirement, but for the last file. */
function writeFiles(root: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const folder = path.join(root, `part${Math.floor(index / filesPerFolder)}`);
    if (index % filesPerFolder === 0) mkdirSync(folder, { recursive: true });
    const text = index === count - 1 ? marked : `export const value${index} = compute(${index});\n`;
    writeFileSync(path.join(folder, `file${index}.ts`), text);
  }
  writeFileSync(path.join(root, "requirements.md"), requirement);
}

async function checkAll(client: LspClient, root: string, count: number): Promise<readonly Figure[]> {
  const uri = pathToFileURL(path.join(root, "open.py")).href;
  await client.open(uri, "python", "import asyncio\n\nasync def f(semaphore):\n    pass\n");
  // What the first hover loads is not the files'.
  await hover(client, uri);
  const over = new AbortController();
  const waits = hovers(client, uri, over.signal);
  const began = performance.now();
  const nodes = await client
    .request<readonly RequirementNode[]>(requirementsRequest, { check: true })
    .finally(() => over.abort());
  const ms = performance.now() - began;
  const seen = await waits;
  const note = `${(ms / thousand).toFixed(0)} s for all, ${seen.length} hovers meanwhile`;
  const missing = nodes.filter(({ implementations }) => implementations.length === 1).length === 1 ? 0 : 1;
  const hovered = (name: string, share: number, most: number): Figure => ({
    name: `hover while the requirements of ${count} files are checked, ${name}`,
    value: percentile(seen, share),
    unit: "ms",
    most,
    grows: "clock",
  });
  return [
    {
      name: `requirements: 1,000 of ${count} files`,
      value: (ms * thousand) / count,
      unit: "ms",
      most: budgets.thousand,
      grows: "clock",
      note,
    },
    { name: `requirements of ${count} files: the last one not found`, value: missing, unit: "", most: 0 },
    hovered("p50", 50, budgets.half),
    hovered("p99", 99, budgets.most),
  ];
}

/** How long hovers take until it is over, in milliseconds. */
async function hovers(client: LspClient, uri: string, signal: AbortSignal): Promise<readonly number[]> {
  const waits: number[] = [];
  while (!signal.aborted) {
    const began = performance.now();
    await hover(client, uri);
    waits.push(performance.now() - began);
    await setTimeout(hoverEvery);
  }
  return waits;
}

function hover(client: LspClient, uri: string): Promise<unknown> {
  return client.request("textDocument/hover", {
    textDocument: { uri },
    position: { line: 2, character: 14 },
  });
}
