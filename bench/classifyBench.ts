import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { plantPackages } from "./plantPackages.ts";
import { percentile, type Series } from "./series.ts";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const rounds = 3;
/** Files younger than a second are read again, whatever the cache says. */
const youth = 1_500;

interface Run {
  /** The whole process, start and end included; in milliseconds. */
  readonly wall: number;
  /** What the command says it took, from its first line on. */
  readonly inside: number;
  /** Processor time of all its threads, the process's start included: what other work on the machine cannot stretch. */
  readonly cpu: number;
}

/**
 * Classifies a tree of real files with heuristics, afresh and again with what the disk cache remembers. A first run
 * holds all that a user's first run does: process and threads start, every file is read and the cache is written.
 * What the operating system keeps of the files in memory is there for both.
 */
export async function benchClassify(count: number): Promise<readonly Series[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "inkling-classify-"));
  try {
    const { files, folders, bytes } = plantPackages(folder, count);
    await sleep(youth);
    const first: Run[] = [];
    const again: Run[] = [];
    for (let round = 0; round < rounds; round++) {
      await rm(cacheBeside(folder), { recursive: true, force: true });
      first.push(await classify(folder));
      for (let time = 0; time < rounds; time++) again.push(await classify(folder));
    }
    const name = `classify ${files.toLocaleString("en")} files`;
    const size = `${folders} folders, ${(bytes / files / 1000).toFixed(1)} kB a file`;
    return [
      {
        name,
        wall: first.map(({ wall }) => wall),
        budget: { 100: 10_000 },
        note: `whole process; ${size}`,
      },
      tenth(`${name} again`, again, first, "wall", "whole process"),
      {
        name: `${name}, inside`,
        wall: first.map(({ inside }) => inside),
        budget: {},
        note: "as the command reports",
      },
      tenth(`${name} again, inside`, again, first, "inside", "as the command reports"),
    ];
  } finally {
    await rm(folder, { recursive: true });
    await rm(cacheBeside(folder), { recursive: true, force: true });
  }
}

/** A series beside a tenth of the first run's median. */
function tenth(
  name: string,
  again: readonly Run[],
  first: readonly Run[],
  what: keyof Run,
  note: string,
): Series {
  const median = (runs: readonly Run[], of: keyof Run) =>
    percentile(
      runs.map((run) => run[of]),
      50,
    );
  const times = (of: keyof Run) => (median(first, of) / median(again, of)).toFixed(1);
  const ratio = `${times(what)} times as fast${what === "wall" ? `, ${times("cpu")} times by processor time` : ""}`;
  return {
    name,
    wall: again.map((run) => run[what]),
    ...(what === "wall" ? { cpu: again.map(({ cpu }) => cpu) } : {}),
    budget: { 50: Math.round(median(first, what) / 10) },
    note: `${note}; ${ratio}`,
  };
}

function cacheBeside(folder: string): string {
  return `${folder}-cache`;
}

async function classify(folder: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, "classify", ".", "--format", "jsonl", "--summary"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, XDG_CACHE_HOME: cacheBeside(folder) },
  });
  let report = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    report += text;
  });
  const [status] = await once(child, "exit");
  const wall = performance.now() - started;
  const [, insideSeconds, cpuSeconds] = /classified in ([\d.]+) s \(([\d.]+) s of/.exec(report) ?? [];
  const [inside, cpu] = [Number(insideSeconds) * 1000, Number(cpuSeconds) * 1000];
  if (status !== 0 || Number.isNaN(inside))
    throw new Error(`inkling classify ended with status ${status}: ${report}`);
  return { wall, inside, cpu };
}
