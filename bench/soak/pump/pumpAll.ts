import { setImmediate as nextTurn } from "node:timers/promises";
import type { Figure } from "../figures.ts";
import { measurePace } from "../pace.ts";
import { expectedTime } from "./growth.ts";
import { allowed, readPumped, timeOf } from "./pump.ts";
import { type Reader, textReaders } from "./readers.ts";
import { nestedTexts, type PumpedText, pumpedTexts } from "./texts.ts";

/** Characters that every pair of reader and text is read with. */
const short = [6_250, 25_000] as const;
/** Characters that are read as well where the short texts leave it open whether they would take too long. */
const long = [100_000, 1_000_000];
/** What is expected to take more than this part of what is allowed is tried. */
const worthTrying = 0.5;
/** How often the machine's pace is measured, in milliseconds. */
const paceEvery = 500;

/** What became of all pairs. */
interface Tally {
  pairs: number;
  tried: number;
  readonly troubles: string[];
}

/**
 * Gives every reader every text that goes on and on; prints what is too slow, or fails, as it is found. Readers of one
 * language get the same texts one after the other, so that what is no code is parsed in vain once.
 * @param round which beginnings and endings the texts have
 */
export async function pumpAll(round: number): Promise<readonly Figure[]> {
  const tally: Tally = { pairs: 0, tried: 0, troubles: [] };
  const pace = createPace();
  for (const [index, readers] of byLanguage(textReaders()).entries()) {
    if (process.env.ONLY && !process.env.ONLY.split(",").includes(readers[0]?.languageId ?? "none")) continue;
    const b = process.cpuUsage(),
      before = tally.tried,
      bp = tally.pairs;
    for (const text of [...pumpedTexts(index + round), ...nestedTexts])
      for (const reader of readers) {
        const trouble = await troubleOf(reader, text, pace, tally);
        tally.pairs++;
        if (!trouble) continue;
        tally.troubles.push(trouble);
        console.log(`${reader.name}: ${text.name}: ${trouble}`);
      }
    const u = process.cpuUsage(b);
    console.log(
      `== ${readers[0]?.languageId} ${tally.pairs - bp} pairs, ${tally.tried - before} tried, ${((u.user + u.system) / 1e6).toFixed(0)} s cpu, pace ${pace().toFixed(1)}`,
    );
  }
  const note = `of ${tally.pairs} pairs of reader and text; ${tally.tried} read with ${long.join(" and ")} characters`;
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

async function troubleOf(
  reader: Reader,
  text: PumpedText,
  pace: () => number,
  tally: Tally,
): Promise<string | undefined> {
  try {
    const times: number[] = [];
    for (const length of short) times.push((await timeOf(reader, text.of(length))) / pace());
    const growth = { lengths: short, times: [times[0] ?? 0, times[1] ?? 0] } as const;
    const open = long.filter((length) => expectedTime(growth, length) > worthTrying * allowed(length));
    if (open.length === 0) return undefined;
    tally.tried++;
    const slow = await readPumped(reader, text, open);
    return (
      slow && `${slow.length} characters took ${slow.ms.toFixed(0)} ms (${times.map((t) => t.toFixed(0))})`
    );
  } catch (error) {
    return String(error);
  } finally {
    await nextTurn();
  }
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
