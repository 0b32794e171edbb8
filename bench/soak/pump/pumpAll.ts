import type { Figure } from "../figures.ts";
import { readPumped } from "./pump.ts";
import { type Reader, textReaders } from "./readers.ts";
import { allRounds, type PumpedText, pumpedTexts } from "./texts.ts";

/** Characters of the texts, shorter ones first. */
const lengths = [10_000, 100_000];
/** Every reader gets every so-and-so-many-th text in turn, so that a short run sees something of each. */
const stride = 97;
const minute = 60_000;

/** Gives all readers texts that go on and on, for so many minutes; prints what is too slow, or fails, as it is found. */
export async function pumpAll(minutes: number): Promise<readonly Figure[]> {
  const until = performance.now() + minutes * minute;
  const readers = textReaders();
  const texts = Array.from({ length: allRounds }, (_, round) => pumpedTexts(round)).flat();
  const troubles: string[] = [];
  let readings = 0;
  for (let turn = 0; turn < texts.length; turn++)
    for (const [index, reader] of readers.entries()) {
      if (performance.now() > until) break;
      const text = texts[((turn + index) * stride) % texts.length];
      const trouble = text && (await troubleOf(reader, text));
      readings++;
      if (!trouble) continue;
      troubles.push(trouble);
      console.log(`${reader.name}: ${text.name}: ${trouble}`);
    }
  const note = `${readings} of ${texts.length * readers.length} pairs of reader and text`;
  const name = "texts that take too long to read, or cannot be";
  return [{ name, value: troubles.length, unit: "", most: 0, note }];
}

async function troubleOf(reader: Reader, text: PumpedText): Promise<string | undefined> {
  try {
    const slow = await readPumped(reader, text, lengths);
    return slow && `${slow.length} characters took ${slow.ms.toFixed(0)} ms`;
  } catch (error) {
    return String(error);
  }
}
