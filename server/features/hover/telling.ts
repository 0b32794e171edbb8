import type { GlossaryEntry } from "../../language/glossary/entry.ts";

/** Verbs and nouns of everyday speech that look like a form of a term. */
const everyday = new Set(["tries", "tried", "dries", "rests", "rested", "resting"]);
/** Names up to this length are everyday words or ambiguous unless written as in the glossary. */
const shortName = 5;

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
  csharp: "C#",
  go: "Go",
  java: "Java",
  javascript: "JavaScript",
  php: "PHP",
  python: "Python",
  ruby: "Ruby",
  rust: "Rust",
};

const dialects: Readonly<Record<string, string>> = {
  typescript: "javascript",
  typescriptreact: "javascript",
  javascriptreact: "javascript",
};
