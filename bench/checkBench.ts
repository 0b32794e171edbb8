import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { plantFiles } from "./plantFiles.ts";
import type { Series } from "./series.ts";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** Looks for problems in a tree of real files, copies among them included. */
export async function benchCheck(count: number): Promise<readonly Series[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "inkling-check-"));
  try {
    await plantFiles(folder, count);
    const name = `check ${count.toLocaleString("en")} files`;
    return [{ name, wall: [await check(folder)], budget: { 100: 30_000 }, note: "process start included" }];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function check(folder: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, "check", ".", "--format", "json"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = await once(child, "exit");
  // One means that there are findings.
  if (status !== 0 && status !== 1) throw new Error(`inkling check ended with status ${status}`);
  return performance.now() - started;
}
