import { measurePace, ownProcessorTime } from "../pace.ts";
import { spentElsewhere } from "./elsewhere.ts";
import type { Reader } from "./readers.ts";
import type { PumpedText } from "./texts.ts";

/** A reader that takes too long over a text. */
export interface SlowReading {
  readonly reader: string;
  readonly text: string;
  /** Characters. */
  readonly length: number;
  /** Processor time, in milliseconds. */
  readonly ms: number;
}

/** Most processor time for 100,000 characters on a quiet machine, in milliseconds. */
const budget = 200;
const budgetLength = 100_000;

/** Processor time that a text of some length may take, in milliseconds; the shortest texts have what grammars cost once. */
export function allowed(length: number): number {
  return budget * Math.max(1, length / budgetLength);
}

/**
 * Processor time of one reading, in milliseconds: of the longest of what it asks, where it asks several things. What a thread of
 * its own does is not counted.
 */
export async function timeOf(reader: Reader, text: string): Promise<number> {
  let longest = 0;
  let before = spentHere();
  const lap = () => {
    longest = Math.max(longest, spentHere() - before);
    before = spentHere();
  };
  await reader.read(text, lap);
  lap();
  return longest;
}

/** Processor time of the process, less what was spent elsewhere, in milliseconds. */
function spentHere(): number {
  return ownProcessorTime() - spentElsewhere();
}

/** The same as it would be on a quiet machine: where others share a core, work takes more processor time as well. */
async function quietTimeOf(reader: Reader, text: string): Promise<number> {
  const before = measurePace().processor;
  const ms = await timeOf(reader, text);
  return ms / Math.max(1, (before + measurePace().processor) / 2);
}

/**
 * Reads a text in growing lengths until one is too slow; a length is tried again before that is said, since the first
 * time loads what is needed, with a text that nothing is known of yet.
 */
export async function readPumped(
  reader: Reader,
  text: PumpedText,
  lengths: readonly number[],
): Promise<SlowReading | undefined> {
  for (const length of lengths) {
    const pumped = text.of(length);
    let ms = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < attempts && ms > allowed(length); attempt++)
      ms = Math.min(ms, await quietTimeOf(reader, pumped + "\n".repeat(attempt)));
    if (ms > allowed(length)) return { reader: reader.name, text: text.name, length, ms };
  }
  return undefined;
}

const attempts = 2;
