import type { GlossaryFile } from "../../contract/ports.ts";
import { wordsOf } from "../../text/termWords.ts";
import { type GlossaryEntry, isCodeToken } from "./entry.ts";
import { baseForms } from "./spelling.ts";

/** A character that stands in no word. */
const hasSign = /[^\p{L}\p{N} '’-]/u;

/** The entries of all files, found by any of their names. */
export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
  /** The most words a term has. */
  readonly longestTerm: number;
  /** Every meaning of a term, whatever its case, number or inflection; the general one first. */
  find(words: readonly string[]): readonly GlossaryEntry[];
}

/** Reads the files' entries and builds the index. */
export function createGlossary(files: readonly GlossaryFile[]): Glossary {
  const entries = files.flatMap(readEntries);
  const byName = new Map<string, GlossaryEntry | GlossaryEntry[]>();
  let longestTerm = 1;
  for (const entry of entries)
    for (const name of [entry.term, ...(entry.aliases ?? [])]) {
      const words = wordsOf(name);
      longestTerm = Math.max(longestTerm, words.length);
      addTo(byName, keyOf([name]), entry);
      // The words of `@property` are not its name; those of "pub/sub" are.
      if (words.length > 0 && !(isCodeToken(entry) && hasSign.test(name))) addTo(byName, keyOf(words), entry);
    }
  return Object.freeze({
    entries,
    longestTerm,
    find(words: readonly string[]): readonly GlossaryEntry[] {
      const before = words.slice(0, -1);
      for (const last of baseForms(words.at(-1) ?? "")) {
        const found = byName.get(keyOf([...before, last]));
        if (found) return Array.isArray(found) ? found : [found];
      }
      return [];
    },
  });
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
function addTo(
  byName: Map<string, GlossaryEntry | GlossaryEntry[]>,
  key: string,
  entry: GlossaryEntry,
): void {
  const known = byName.get(key);
  if (known === undefined) byName.set(key, entry);
  else if (known === entry) return;
  else if (!Array.isArray(known)) byName.set(key, inOrder([known, entry]));
  else if (!known.includes(entry)) byName.set(key, inOrder([...known, entry]));
}

/** The general meaning comes first, the others as they were read. */
function inOrder(meanings: readonly GlossaryEntry[]): GlossaryEntry[] {
  return [...meanings].sort((a, b) => Number(a.where !== undefined) - Number(b.where !== undefined));
}

function keyOf(words: readonly string[]): string {
  return words.join(" ").toLowerCase().replaceAll("’", "'");
}
