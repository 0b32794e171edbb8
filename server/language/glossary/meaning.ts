import type { GlossaryEntry } from "./entry.ts";
import { baseForms } from "./spelling.ts";

/** What is known of the place where a term stands. */
export interface Surroundings {
  readonly languageId: string;
  /** The file's name, or its path. */
  readonly fileName: string;
  /** Names of imported libraries. */
  readonly imports: readonly string[];
  /** Words near the term, in small letters. */
  readonly words: ReadonlySet<string>;
}

const baseLanguages: Readonly<Record<string, string>> = {
  typescript: "javascript",
  typescriptreact: "javascript",
  javascriptreact: "javascript",
  c: "cpp",
};

/** Whether a language is meant by an identifier of the glossary. */
export function isLanguage(languageId: string, wanted: string): boolean {
  return languageId === wanted || baseLanguages[languageId] === wanted;
}

/** The one of several meanings that fits a place: signs of the place first, then the general one; undefined when none fits. */
export function meaningAt(
  meanings: readonly GlossaryEntry[],
  place: Surroundings,
): GlossaryEntry | undefined {
  const possible = meanings.filter((entry) => !hasAny(place.words, entry.unless));
  let best: GlossaryEntry | undefined;
  let most = 0;
  for (const entry of possible) {
    const signs = signsOf(entry, place);
    if (signs > most) [best, most] = [entry, signs];
  }
  return best ?? possible.find((entry) => entry.where === undefined);
}

/** How many kinds of signs speak for a meaning. */
export function signsOf({ where }: GlossaryEntry, place: Surroundings): number {
  if (!where) return 0;
  const { languages, imports, files, words } = where;
  const signs = [
    languages?.some((language) => isLanguage(place.languageId, language)),
    imports?.some((wanted) => place.imports.some((name) => name.startsWith(wanted))),
    files?.some((ending) => place.fileName.toLowerCase().endsWith(ending.toLowerCase())),
    hasAny(place.words, words),
  ];
  return signs.filter(Boolean).length;
}

function hasAny(words: ReadonlySet<string>, wanted: readonly string[] | undefined): boolean {
  if (!wanted) return false;
  return wanted.some((word) => words.has(word.toLowerCase()));
}

/** The words of a text and what they may be forms of. */
export function wordsNear(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => baseForms(word.toLowerCase())));
}
