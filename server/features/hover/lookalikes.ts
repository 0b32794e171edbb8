import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { baseForms } from "../../language/glossary/spelling.ts";
import { wordsOf } from "../../text/termWords.ts";
import { isSpelledAs, lettersOf, namesOf } from "./termNames.ts";

/** How words may look like a name without being meant as one: by their capitals, signs and parts. */

/** Names up to this length are everyday words or ambiguous unless written as in the glossary. */
export const shortName = 5;

/** "coming" is no form of COM, `elts` none of ELT, "oops" none of OOP, nor NATS of NAT. */
export function isFormOfCapitals(entry: GlossaryEntry, written: string): boolean {
  // "DNs" are several DN.
  if (/^\p{Lu}{2,}s$/u.test(written) && namesOf(entry).includes(written.toUpperCase())) return true;
  if (!/(?:ing|ed)$|^[^\p{Lu}]*s$|^\p{Lu}+S$/u.test(written)) return false;
  const forms = baseForms(written.toLowerCase()).slice(1);
  const met = namesOf(entry).filter((name) => forms.includes(name.toLowerCase()));
  return met.length > 0 && met.every((name) => name === name.toUpperCase()) && !isSpelledAs(entry, written);
}

/** "after each" is not `afterEach`, nor `IO_C` IoC: what is written in one piece and has a short part stands in one piece. */
export function isHumpedApart(entry: GlossaryEntry, written: string): boolean {
  if (/^[\p{L}\p{N}]+$/u.test(written)) return false;
  const joined = lettersOf(written);
  const names = namesOf(entry).filter((name) => lettersOf(name) === joined);
  return (
    names.length > 0 && names.every((name) => isInOne(name) && (startsSmall(name) || hasShortPart(name)))
  );
}

/** `f string` declares a parameter, where "f-string" is a term: a hyphen holds a single letter. */
export function isUnhyphened(entry: GlossaryEntry, written: string): boolean {
  if (!/\s/.test(written)) return false;
  const joined = lettersOf(written);
  const names = namesOf(entry).filter((name) => lettersOf(name) === joined);
  return names.length > 0 && names.every((name) => /(?:^|-)\p{L}-|-\p{L}$/u.test(name));
}

/** `uniquePtr` is somebody's variable, `unique_ptr` a type: its underscore belongs to the name. */
export function lacksUnderscore(entry: GlossaryEntry, written: string): boolean {
  if (written.includes("_")) return false;
  const joined = lettersOf(written);
  const names = namesOf(entry).filter((name) => lettersOf(name) === joined);
  return names.length > 0 && names.every((name) => name.includes("_"));
}

/** `[n-1]` is the last item, "N+1" a kind of query. */
export function isUnsigned(entry: GlossaryEntry, written: string): boolean {
  if (/[+*]/.test(written)) return false;
  const joined = lettersOf(written);
  const names = namesOf(entry).filter((name) => lettersOf(name) === joined);
  return names.length > 0 && joined.length <= shortName && names.every((name) => /\w[+*]\w/.test(name));
}

const isInOne = (name: string) => /^[\p{L}\p{N}]+$/u.test(name);
const startsSmall = (name: string) => /^\p{Ll}+\p{Lu}/u.test(name);
const hasShortPart = (name: string) => wordsOf(name).length > 1 && wordsOf(name).some(isShortPart);
export const isShortPart = ({ length }: string) => length <= shortPart;
/** Letters of a part that meets others by chance: the C of IoC. */
const shortPart = 2;

/** Whether the words make a name only when they are joined, as `dead_lock` does. */
export function isSquashedName(entry: GlossaryEntry, words: readonly string[]): boolean {
  if (words.length === 1) return false;
  const joined = words.join("").toLowerCase();
  const met = namesOf(entry).filter((name) => joined.startsWith(lettersOf(name)));
  return met.length > 0 && met.every((name) => wordsOf(name).length === 1);
}
