/** How fast this machine is while something is measured: budgets are for a quiet machine, and grow with what it is slower. */
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { percentile } from "../series.ts";
import type { Figure } from "./figures.ts";

/** What the work below takes on the machine the budgets were set on when nothing else runs there, in milliseconds. */
const reference = 4;
/** Numbers that are sorted. */
const size = 20_000;
/** Between two measurements, in milliseconds. */
const every = 1_000;

/** How many times slower than the reference a machine was: 1 for one that was as fast, or faster. */
export interface Pace {
  /** By the processor time that work took. */
  readonly processor: number;
  /** By the clock: while others work it stands still. */
  readonly clock: number;
}

/** The same work at any time: numbers that look random, sorted as objects. */
function work(): void {
  let seed = 1;
  const items = Array.from({ length: size }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return { seed };
  });
  items.sort((one, other) => one.seed - other.seed);
}

/** Processor time of this process so far, in milliseconds. */
export function ownProcessorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The machine's pace at this moment, which may be below 1. */
export function measurePace(): Pace {
  const before = ownProcessorTime();
  const began = performance.now();
  work();
  return {
    clock: (performance.now() - began) / reference,
    processor: (ownProcessorTime() - before) / reference,
  };
}

/** Measures the machine's pace while something runs; the pace is that of most of the time. */
export async function withPace<T>(run: () => Promise<T>): Promise<{ result: T; pace: Pace }> {
  // The first time it is compiled.
  measurePace();
  const seen = [measurePace()];
  const over = new AbortController();
  const { signal } = over;
  const measuring = (async () => {
    while (!signal.aborted) {
      await setTimeout(every, undefined, { signal }).catch(() => undefined);
      seen.push(measurePace());
    }
  })();
  const result = await run().finally(() => over.abort());
  await measuring;
  const slower = (of: (pace: Pace) => number) => Math.max(1, percentile(seen.map(of), 75));
  return {
    result,
    pace: { processor: slower(({ processor }) => processor), clock: slower(({ clock }) => clock) },
  };
}

/** Figures whose budgets are those of a machine of this pace. */
export function atPace(figures: readonly Figure[], pace: Pace): readonly Figure[] {
  return figures.map((figure) => {
    const { most, grows } = figure;
    return most === undefined || grows === undefined ? figure : { ...figure, most: most * pace[grows] };
  });
}

/** @returns a sentence */
export function paceInWords({ processor, clock }: Pace): string {
  return `The machine was ${processor.toFixed(1)} times slower than the budgets' by processor time, ${clock.toFixed(1)} times by the clock.`;
}
