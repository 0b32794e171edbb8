import algorithms from "../../../glossary/algorithms.json" with { type: "json" };
import concurrency from "../../../glossary/concurrency.json" with { type: "json" };
import data from "../../../glossary/data.json" with { type: "json" };
import engineering from "../../../glossary/engineering.json" with { type: "json" };
import languages from "../../../glossary/languages.json" with { type: "json" };
import machineLearning from "../../../glossary/machineLearning.json" with { type: "json" };
import networking from "../../../glossary/networking.json" with { type: "json" };
import security from "../../../glossary/security.json" with { type: "json" };
import systems from "../../../glossary/systems.json" with { type: "json" };
import { wordsOf } from "./words.ts";

/** An entry of the glossary; `glossary/README.md` explains the keys. */
export interface GlossaryEntry {
  readonly term: string;
  readonly aliases?: readonly string[];
  readonly definition: string;
  readonly senses?: Readonly<Record<string, string>>;
  readonly see?: readonly string[];
  readonly exact?: boolean;
  readonly quiet?: boolean;
}

export const glossary: readonly GlossaryEntry[] = [
  ...concurrency,
  ...algorithms,
  ...languages,
  ...security,
  ...networking,
  ...data,
  ...systems,
  ...machineLearning,
  ...engineering,
];

/** Verbs and nouns of everyday speech that look like a form of a term. */
const everyday = new Set(["tries", "tried", "dries", "rests", "rested", "resting"]);
/** Names up to this length are everyday words or ambiguous unless written as in the glossary. */
const shortName = 5;

const entries = new Map<string, GlossaryEntry>();
let longest = 1;
for (const entry of glossary)
  for (const name of [entry.term, ...(entry.aliases ?? [])]) {
    const words = wordsOf(name);
    longest = Math.max(longest, words.length);
    for (const key of [words.join(" "), name]) entries.set(key.toLowerCase().replaceAll("’", "'"), entry);
  }

/** The most words a term has. */
export const longestTerm = longest;

/** Finds a term by its words, whatever their case, number or inflection. */
export function findEntry(words: readonly string[]): GlossaryEntry | undefined {
  const before = words.slice(0, -1).join(" ");
  for (const last of baseForms(words.at(-1) ?? "")) {
    const found = entries.get((before ? `${before} ${last}` : last).toLowerCase().replaceAll("’", "'"));
    if (found) return found;
  }
  return undefined;
}

/**
 * Whether an entry may be shown unasked for these words: see `exact` and `quiet` in `glossary/README.md`.
 * Implements UI-2.
 */
export function isTelling(entry: GlossaryEntry, words: readonly string[], identifier: boolean): boolean {
  if (entry.quiet || words.some((word) => everyday.has(word.toLowerCase()))) return false;
  if (!entry.exact || words.length > 1) return true;
  const written = (words[0] ?? "").replace(/s$/, "");
  if (written.length > shortName) return true;
  if (written === entry.term) return true;
  return !identifier && written.length > 1 && written === written.toUpperCase();
}

/** A sense for a language, where there is one, with the language's name; dialects fall back to their base language. */
export function senseOf(entry: GlossaryEntry, languageId: string | undefined): string | undefined {
  if (languageId === undefined) return undefined;
  const id = entry.senses?.[languageId] === undefined ? (dialects[languageId] ?? "") : languageId;
  const sense = entry.senses?.[id];
  return sense === undefined ? undefined : `In ${languageNames[id] ?? id}: ${sense}`;
}

/** Names of the languages that have senses of their own. */
const languageNames: Readonly<Record<string, string>> = {
  cpp: "C++",
  go: "Go",
  javascript: "JavaScript",
  python: "Python",
  rust: "Rust",
};

const dialects: Readonly<Record<string, string>> = {
  typescript: "javascript",
  typescriptreact: "javascript",
  javascriptreact: "javascript",
};

/** A word and what it may be an inflection of, likeliest first. */
function baseForms(word: string): string[] {
  const forms = [word];
  const strip = (ending: string, ...replacements: readonly string[]) => {
    if (!word.toLowerCase().endsWith(ending) || word.length < ending.length + 3) return;
    for (const replacement of replacements) forms.push(word.slice(0, -ending.length) + replacement);
  };
  strip("ies", "y", "ie");
  strip("es", "", "e");
  strip("s", "");
  strip("'s", "");
  strip("ing", "", "e");
  strip("ed", "", "e");
  return forms;
}
