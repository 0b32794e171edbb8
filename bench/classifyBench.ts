import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { plantFiles } from "./plantFiles.ts";
import type { Series } from "./series.ts";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** Classifies a tree of real files with heuristics, first afresh, then again with what the disk cache remembers. */
export async function benchClassify(count: number): Promise<readonly Series[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "inkling-classify-"));
  try {
    await plantFiles(folder, count);
    const fresh = await classify(folder);
    const again = await classify(folder);
    const name = `classify ${count.toLocaleString("en")} files`;
    return [
      { name, wall: [fresh], budget: { 100: 10_000 }, note: "process start included" },
      { name: `${name} again`, wall: [again], budget: { 100: Math.round(fresh / 10) } },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function classify(folder: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, "classify", ".", "--format", "jsonl", "--model", "none"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = await once(child, "exit");
  if (status !== 0) throw new Error(`inkling classify ended with status ${status}`);
  return performance.now() - started;
}
