import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { baseForms, oneSpelling } from "../../language/glossary/spelling.ts";
import type { Word } from "../../text/termWords.ts";

/** All that an entry is called. */
export function namesOf({ term, aliases = [] }: GlossaryEntry): readonly string[] {
  return [term, ...aliases];
}

/** Whether an entry says that a name of it is a word of everyday speech, or one of other trades too. */
export function isEveryday({ everyday }: GlossaryEntry, word: string): boolean {
  if (everyday === undefined || everyday === false) return false;
  if (everyday === true) return !word.includes(" ");
  const forms = baseForms(word.toLowerCase()).map(lettersOf);
  return everyday.some((name) => forms.includes(lettersOf(name)));
}

/** Whether a name stands as the glossary writes it. */
export function isSpelledAs({ term, aliases }: GlossaryEntry, written: string): boolean {
  return written === term || aliases?.includes(written) === true;
}

/** Whether a name is spelled as nothing else is: UTF-8, `shared_ptr`, GraphQL. */
export function isProperName(entry: GlossaryEntry, written: string): boolean {
  return /[\p{Lu}\p{N}_]/u.test(written) && isSpelledAs(entry, written);
}

/** Whether a name is met by its main name rather than by another one. */
export function isMainName({ term }: GlossaryEntry, words: readonly string[]): boolean {
  const main = oneSpelling(lettersOf(term));
  return baseForms(words.join(" ").toLowerCase()).some((form) => oneSpelling(lettersOf(form)) === main);
}

/** Letters and digits alone, in small letters. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

/** Whether the words are all of the name they stand in: `DRY`, not `DRY_RUN`. */
export function isWholeName(line: string, run: readonly Word[]): boolean {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return !/[\p{L}\p{N}_]/u.test(line[start - 1] ?? " ") && !/[\p{L}\p{N}_$]/u.test(line[end] ?? " ");
}

/** The words of a run. */
export function textsOf(run: readonly Word[]): readonly string[] {
  return run.map(({ text }) => text);
}

/** A run as it stands in its line. */
export function writtenOf(line: string, run: readonly Word[]): string {
  return line.slice(run[0]?.start, run.at(-1)?.end);
}
