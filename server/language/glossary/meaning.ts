import { topicStems } from "./contentStems.ts";
import type { GlossaryEntry } from "./entry.ts";
import { baseForms } from "./spelling.ts";

/** What is known of the place where a term stands. */
export interface Surroundings {
  readonly languageId: string;
  /** The file's name, or its path. */
  readonly fileName: string;
  /** Names of imported libraries, in small letters. */
  readonly imports: readonly string[];
  /** Words near the term and what they may be forms of, in small letters. */
  readonly words: ReadonlySet<string>;
  /** Stems of the words in a wider neighbourhood, as `topicStems` gives them. */
  readonly region?: () => ReadonlySet<string>;
}

const baseLanguages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    typescript: "javascript",
    typescriptreact: "javascript",
    javascriptreact: "javascript",
    vue: "javascript",
    svelte: "javascript",
    c: "cpp",
  }),
);

/** Whether a language is meant by an identifier of the glossary. */
export function isLanguage(languageId: string, wanted: string): boolean {
  return languageId === wanted || baseLanguages.get(languageId) === wanted;
}

/** The one of several meanings that fits a place: signs of the place first, then the general one; undefined when none fits. */
export function meaningAt(
  meanings: readonly GlossaryEntry[],
  place: Surroundings,
): GlossaryEntry | undefined {
  const possible = meanings.filter((entry) => !hasAny(place.words, entry.unless) && !isForeign(entry, place));
  let best: GlossaryEntry | undefined;
  let most = 0;
  for (const entry of possible) {
    const signs = signsOf(entry, place);
    if (signs > most) [best, most] = [entry, signs];
  }
  return best ?? possible.find((entry) => entry.where === undefined);
}

/** Whether a term has another meaning in the project that a place belongs to. */
function isForeign({ notIn }: GlossaryEntry, { languageId, imports, fileName }: Surroundings): boolean {
  if (!notIn) return false;
  const folders = fileName.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return notIn.some(
    (wanted) =>
      isLanguage(languageId, wanted) ||
      [...imports, ...folders].some((name) => name.startsWith(wanted.toLowerCase())),
  );
}

/** How much speaks for a meaning: a library is worth more than a neighbouring word. */
export function signsOf({ where }: GlossaryEntry, place: Surroundings): number {
  if (!where) return 0;
  const { languages, imports, files, words } = where;
  const signs: readonly (readonly [boolean | undefined, number])[] = [
    [languages?.some((language) => isLanguage(place.languageId, language)), 2],
    [imports?.some((wanted) => place.imports.some((name) => name.startsWith(wanted.toLowerCase()))), 2],
    [files?.some((ending) => place.fileName.toLowerCase().endsWith(ending.toLowerCase())), 2],
    [hasAny(place.words, words), 3],
  ];
  return signs.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0);
}

/**
 * Whether the neighbourhood speaks of what an entry is about: it holds a word of the entry's own definition, its relatives
 * or its `where`. For words that everyday speech has too.
 * @param leastInRegion so many words of it in the forty lines around are a topic as well
 */
export function isOnTopic(
  entry: GlossaryEntry,
  written: readonly string[],
  place: Surroundings,
  leastInRegion = topicInRegion,
): boolean {
  const topic = topicAround(entry, written, place);
  return topic.near() > 0 || topic.inRegion() >= leastInRegion;
}

/** How many words of what an entry is about its neighbourhood holds, its own name apart: beside it, and in the forty lines around. */
export function topicAround(
  entry: GlossaryEntry,
  written: readonly string[],
  place: Surroundings,
): { readonly near: () => number; readonly inRegion: () => number } {
  const own = new Set(topicStems(written.join(" ")));
  const wanted = subjectOf(entry).filter((stem) => !own.has(stem));
  const countIn = (stems: ReadonlySet<string> | undefined) =>
    wanted.filter((stem) => stems?.has(stem)).length;
  return { near: () => countIn(stemsOf(place.words)), inRegion: () => countIn(place.region?.()) };
}

const subjects = new WeakMap<GlossaryEntry, readonly string[]>();
const stemsOfWords = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Stems of what an entry is about; computed once for each that is looked at. */
function subjectOf(entry: GlossaryEntry): readonly string[] {
  let subject = subjects.get(entry);
  if (!subject) {
    const { term, definition, aliases = [], see = [], where } = entry;
    const about = [term, definition, ...aliases, ...see, ...(where?.words ?? [])].join(" ");
    subject = [...new Set(topicStems(about))];
    subjects.set(entry, subject);
  }
  return subject;
}

/** Stems of a neighbourhood's words; computed once for each place. */
function stemsOf(words: ReadonlySet<string>): ReadonlySet<string> {
  let stems = stemsOfWords.get(words);
  if (!stems) {
    stems = new Set(topicStems([...words].join(" ")));
    stemsOfWords.set(words, stems);
  }
  return stems;
}

/** Farther away one word is a chance; so many are a topic. */
const topicInRegion = 3;

function hasAny(words: ReadonlySet<string>, wanted: readonly string[] | undefined): boolean {
  return wanted?.some((word) => words.has(word.toLowerCase())) === true;
}

/** The words of a text and what they may be forms of. */
export function wordsNear(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => baseForms(word.toLowerCase())));
}
