/** How long the server's event loop is held while something is asked of it, in processor time: others that work change nothing. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Figure } from "./figures.ts";

/** As `loopMonitor.mjs` writes it: lengths in milliseconds. */
interface Turns {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly looks: number;
}

const budgets = {
  p99: 50,
  max: 100,
  /** A message of 10 MB is decoded, and a token of 1 MB is read, as a whole. */
  floods: 300,
};
/** Between two looks for what the server wrote, and most time until then, in milliseconds. */
const lookEvery = 20;
const patience = 5_000;

/** Environment of a server whose event loop can be watched. */
export function watchable(folder: string): Readonly<Record<string, string>> {
  return { INKLING_LOOP: pathIn(folder) };
}

function pathIn(folder: string): string {
  return `${folder}/loop`;
}

/** Does something while a server's event loop is watched; the figures of that come behind its own. */
export async function withLoopWatched(
  name: string,
  folder: string,
  serverId: () => number,
  work: () => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const processId = serverId();
  process.kill(processId, "SIGIO");
  const figures = await work();
  // Another server has taken over, and nobody knows what the first one would have said.
  if (serverId() !== processId) return figures;
  process.kill(processId, "SIGIO");
  return [...figures, ...inFigures(name, await read(`${pathIn(folder)}-${processId}.json`))];
}

async function read(file: string): Promise<Turns | undefined> {
  for (let waited = 0; !existsSync(file); waited += lookEvery) {
    if (waited > patience) return undefined;
    await setTimeout(lookEvery);
  }
  const turns: Turns = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  return turns;
}

function inFigures(name: string, turns: Turns | undefined): readonly Figure[] {
  const { p50, p99, max, looks } = turns ?? { p50: Number.NaN, p99: Number.NaN, max: Number.NaN, looks: 0 };
  const title = (what: string) => `event loop held, ${what}: ${name}`;
  const note = `p50 ${p50.toFixed(1)}, n ${looks}`;
  return [
    { name: title("p99"), value: p99, unit: "ms", most: budgets.p99, grows: "processor", note },
    {
      name: title("longest"),
      value: max,
      unit: "ms",
      most: name === "floods" ? budgets.floods : budgets.max,
      grows: "processor",
    },
  ];
}
