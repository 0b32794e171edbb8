import { dataOf } from "../../language/dataOf.ts";

const sets = new Map<string, ReadonlySet<string>>();

/** The words of a language; undefined for a language without a list. */
export function languageWords(languageId: string): ReadonlySet<string> | undefined {
  const known = sets.get(languageId);
  if (known) return known;
  const words = dataOf(languageId)?.words;
  if (words === undefined) return undefined;
  const set = new Set(words.split(" "));
  sets.set(languageId, set);
  return set;
}

/** Identifiers in a text, in order, numbers left out. */
export function identifiersOf(text: string): readonly string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}
