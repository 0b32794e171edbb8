import type { GlossaryFile, GlossaryLoader } from "../../contract/ports.ts";
import { wordsOf } from "../../text/termWords.ts";
import { type GlossaryEntry, isCodeToken, isMeaning } from "./entry.ts";
import { baseForms, oneSpelling } from "./spelling.ts";
import { createWebFacts, type WebFacts } from "./webFacts.ts";

/** How the words of a term stand: apart by spaces, or joined by hyphens, underscores or humps. */
export type Joint = "apart" | "joined";

/** The entries of all files, found by any of their names. */
export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
  /** The most words a term has. */
  readonly longestTerm: number;
  /** Every meaning of a term, whatever its case, number, inflection or spelling; the general one first. */
  find(words: readonly string[], joint?: Joint): readonly GlossaryEntry[];
  /** Every meaning of a token of code as it stands, such as `?.` or `async`. */
  token(text: string): readonly GlossaryEntry[];
  /** All names, for looking for the nearest. */
  names(): Iterable<string>;
}

type Index = Map<string, GlossaryEntry | GlossaryEntry[]>;

/** A character that stands in no word. */
const hasSign = /[^\p{L}\p{N} '’-]/u;
/** A header of C and C++ is found where it stands: the words of `<map>` are no sign of it. */
const isHeaderFile = /^<.*>$/;
/** Words of this length are joined in speech too: dead lock, back pressure. Shorter ones meet by chance: be an, a sync. */
const longEnough = 4;

/** Joined words of fewer letters meet abbreviations by chance: `is_a` is no ISA. */
const leastSquashed = 6;

/** Gives the glossary, which is read when it is first asked for. */
export function lazyGlossary(loader: GlossaryLoader): () => Promise<Glossary> {
  let loading: Promise<Glossary> | undefined;
  return () => {
    loading ??= loader.load().then(createGlossary);
    return loading;
  };
}

/** Gives the facts of the web, which are read when they are first asked for. */
export function lazyWebFacts(loader: GlossaryLoader): () => Promise<WebFacts> {
  let loading: Promise<WebFacts> | undefined;
  return () => {
    loading ??= loader.webFacts().then(createWebFacts);
    return loading;
  };
}

/** Reads the files' entries and builds the index. */
export function createGlossary(files: readonly GlossaryFile[]): Glossary {
  const entries = files.flatMap(readEntries);
  const indexes: Indexes = { byWords: new Map(), byToken: new Map(), bySquashed: new Map() };
  let longestTerm = 1;
  for (const entry of entries.filter(isMeaning))
    for (const name of [entry.term, ...(entry.aliases ?? [])])
      longestTerm = Math.max(longestTerm, addName(indexes, name, entry));
  return Object.freeze({
    entries,
    longestTerm,
    find: (words: readonly string[], joint: Joint = "apart") => findWords(indexes, words, joint),
    token: (text: string) => listOf(indexes.byToken.get(text)),
    names: () => indexes.byWords.keys(),
  });
}

interface Indexes {
  readonly byWords: Index;
  readonly byToken: Index;
  /** Names of several words, written as one. */
  readonly bySquashed: Index;
}

/** Enters one name of an entry; returns how many words it is found by. */
function addName({ byWords, byToken, bySquashed }: Indexes, name: string, entry: GlossaryEntry): number {
  if (isCodeToken(entry) || isHeaderFile.test(name)) addTo(byToken, name, entry);
  // The words of `@property` are not its name; those of "pub/sub" are.
  if (isHeaderFile.test(name) || (isCodeToken(entry) && hasSign.test(name))) return 0;
  const words = wordsOf(name);
  if (words.length === 0) return 0;
  addTo(byWords, keyOf(words), entry);
  if (words.length > 1) addTo(bySquashed, squashed(words), entry);
  // Found as it is written too, if its writing is more than words: C++, C#.
  if (hasSign.test(name)) addTo(byWords, name.toLowerCase(), entry);
  return words.length;
}

function findWords(indexes: Indexes, words: readonly string[], joint: Joint): readonly GlossaryEntry[] {
  const before = words.slice(0, -1);
  const lastWord = words.at(-1) ?? "";
  // "a value typed" is no value type: of several words the last is a noun.
  const forms = words.length > 1 && lastWord.endsWith("ed") ? [lastWord] : baseForms(lastWord);
  for (const last of forms) {
    const found = indexes.byWords.get(keyOf([...before, last]));
    if (found) return listOf(found);
  }
  if (words.length > 1 && !isJoinable(words, joint)) return [];
  for (const last of forms) {
    const meanings = findSquashed(indexes, [...before, last]);
    if (meanings.length > 0) return meanings;
  }
  return [];
}

/** One word for a name of several, or several for a name of one. */
function findSquashed({ byWords, bySquashed }: Indexes, words: readonly string[]): readonly GlossaryEntry[] {
  const key = squashed(words);
  return words.length === 1
    ? listOf(bySquashed.get(key))
    : listOf(byWords.get(key)).filter((entry) => !isCodeToken(entry));
}

function isJoinable(words: readonly string[], joint: Joint): boolean {
  if (words.join("").length < leastSquashed) return false;
  return joint === "joined" || words.every((word) => word.length >= longEnough);
}

/** The entries of one file, each with the area that the file is named for. */
function readEntries({ name, text }: GlossaryFile): readonly GlossaryEntry[] {
  const entries = JSON.parse(text) as readonly GlossaryEntry[];
  const area = (name.split("/").at(-1) ?? "")
    .replace(/\.json$/, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase();
  return entries.map((entry) => ({ area, ...entry }));
}

/** Most names have one meaning, so that a list for each would be a waste. */
function addTo(index: Index, key: string, entry: GlossaryEntry): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, entry);
  else if (known === entry) return;
  else if (!Array.isArray(known)) index.set(key, inOrder([known, entry]));
  else if (!known.includes(entry)) index.set(key, inOrder([...known, entry]));
}

function listOf(found: GlossaryEntry | GlossaryEntry[] | undefined): readonly GlossaryEntry[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** The general meaning comes first, then terms before tokens of code, otherwise as they were read. */
function inOrder(meanings: readonly GlossaryEntry[]): GlossaryEntry[] {
  const rank = (entry: GlossaryEntry) => (entry.where === undefined ? 0 : isCodeToken(entry) ? 2 : 1);
  return [...meanings].sort((a, b) => rank(a) - rank(b));
}

function keyOf(words: readonly string[]): string {
  return words.map(oneSpelling).join(" ").replaceAll("’", "'");
}

function squashed(words: readonly string[]): string {
  return oneSpelling(words.join(""));
}
