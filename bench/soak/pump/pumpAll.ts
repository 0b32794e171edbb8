import { setImmediate as nextTurn } from "node:timers/promises";
import type { Figure } from "../figures.ts";
import { measurePace } from "../pace.ts";
import { expectedTime } from "./growth.ts";
import { allowed, readPumped, timeOf } from "./pump.ts";
import { type Reader, textReaders } from "./readers.ts";
import { nestedTexts, type PumpedText, pumpedTexts } from "./texts.ts";

/** Characters that every reader reads of every text. */
const short = 25_000;
/** Processor time for those that is no trouble: where it grew with the square of the length, 100,000 would take 192 ms. */
const quick = 12;
/** Characters that are read as well where that is exceeded, to see how the time grows. */
const shorter = 6_250;
/** Characters that are read where it may grow too fast. */
const long = [100_000, 1_000_000];
/** What is expected to take more than this part of what is allowed is tried. */
const worthTrying = 0.6;
/** How often the machine's pace is measured, and how often is said how far it is, in milliseconds. */
const paceEvery = 500;
const tellEvery = 60_000;

/** What became of all pairs of reader and text. */
interface Tally {
  pairs: number;
  tried: number;
  readonly troubles: string[];
}

/**
 * Gives every reader every text that goes on and on; prints what is too slow, or fails, as it is found. Readers of one
 * language get a text one after the other, so that it is parsed once. Nested texts come first: they are the ones that end a process.
 * @param round which beginnings and endings the texts have
 */
export async function pumpAll(round: number): Promise<readonly Figure[]> {
  const tally: Tally = { pairs: 0, tried: 0, troubles: [] };
  const pace = createPace();
  const groups = byLanguage(textReaders());
  const texts = groups.map((_, index) => [...nestedTexts, ...pumpedTexts(index + round)]);
  let told = performance.now();
  const turns = [...(texts[0]?.keys() ?? [])].flatMap((turn) =>
    groups.map((readers, at) => ({ turn, readers, at })),
  );
  for (const { turn, readers, at } of turns) {
    const text = texts[at]?.[turn];
    if (text) await readAll(readers, text, pace, tally);
    if (performance.now() - told < tellEvery) continue;
    told = performance.now();
    console.log(`${tally.pairs} pairs read, ${tally.tried} of them with ${long.join(" or ")} characters.`);
  }
  const note = `of ${tally.pairs} pairs of reader and text; ${tally.tried} read with ${long.join(" or ")} characters`;
  const name = "texts that take too long to read, or cannot be";
  return [{ name, value: tally.troubles.length, unit: "", most: 0, note }];
}

function byLanguage(readers: readonly Reader[]): readonly (readonly Reader[])[] {
  const groups = new Map<string, Reader[]>();
  for (const reader of readers) {
    const { languageId = "" } = reader;
    groups.set(languageId, [...(groups.get(languageId) ?? []), reader]);
  }
  return [...groups.values()];
}

async function readAll(
  readers: readonly Reader[],
  text: PumpedText,
  pace: () => number,
  tally: Tally,
): Promise<void> {
  for (const reader of readers) await readPair(reader, text, pace, tally);
}

async function readPair(reader: Reader, text: PumpedText, pace: () => number, tally: Tally): Promise<void> {
  const trouble = await troubleOf(reader, text, pace, tally).catch(String);
  tally.pairs++;
  await nextTurn();
  if (trouble === undefined) return;
  tally.troubles.push(trouble);
  console.log(`${reader.name}: ${text.name}: ${trouble}`);
}

async function troubleOf(
  reader: Reader,
  text: PumpedText,
  pace: () => number,
  tally: Tally,
): Promise<string | undefined> {
  const read = async (length: number) => (await timeOf(reader, text.of(length))) / pace();
  const longer = await read(short);
  if (longer <= quick) return undefined;
  const growth = { lengths: [shorter, short], times: [await read(shorter), longer] } as const;
  const open = long.filter((length) => expectedTime(growth, length) > worthTrying * allowed(length));
  if (open.length === 0) return undefined;
  tally.tried++;
  const slow = await readPumped(reader, text, open);
  return slow && `${slow.length} characters took ${slow.ms.toFixed(0)} ms`;
}

/** The machine's pace, measured from time to time; at least 1. */
function createPace(): () => number {
  let measured = Number.NEGATIVE_INFINITY;
  let pace = 1;
  return () => {
    if (performance.now() - measured < paceEvery) return pace;
    pace = Math.max(1, measurePace().processor);
    measured = performance.now();
    return pace;
  };
}
