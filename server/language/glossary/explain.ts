import { editDistance } from "../../text/editDistance.ts";
import { wordsOf } from "../../text/termWords.ts";
import { type GlossaryEntry, isCodeToken } from "./entry.ts";
import type { Glossary } from "./glossary.ts";
import { isLanguage } from "./meaning.ts";

/** What a term means: the meaning that was asked for, or the general one, and whatever else it can mean. */
export interface Explanation {
  readonly entry: GlossaryEntry;
  readonly others: readonly GlossaryEntry[];
}

/** In characters. */
const longestTerm = 200;

/** Looks a term up whatever its form: words, or a token of code as it is written. */
export function explainTerm(
  glossary: Glossary,
  term: string,
  languageId: string | undefined,
): Explanation | undefined {
  const written = term
    .trim()
    .slice(0, longestTerm)
    .replace(/^[`"'“‘]+(?=.)|(?<=.)[`"'”’?!.,]+$/gu, (mark) => (mark.length > 1 ? mark : ""));
  const meanings = [...new Set([term.trim(), written].flatMap((text) => meaningsOf(glossary, text)))];
  const entry =
    (languageId === undefined ? undefined : meanings.find((each) => isMeantIn(each, languageId))) ??
    meanings[0];
  return entry && { entry, others: meanings.filter((each) => each !== entry) };
}

function meaningsOf(glossary: Glossary, text: string): readonly GlossaryEntry[] {
  const byToken = glossary.token(text);
  const words = wordsOf(text);
  // `__init__` and `#include` are written with signs: they are that, and not `init` and `include`.
  if (byToken.length > 0 && standsInSigns.test(text)) return byToken;
  const byWords = words.length > 0 && !isSign(text) && !looseSign.test(text) ? glossary.find(words) : [];
  const exactly = glossary.find([text]);
  return [...new Set([...exactly, ...byWords, ...byToken])].sort((a, b) => rank(a) - rank(b));
}

const standsInSigns = /^[^\p{L}\p{N}\s]|[^\p{L}\p{N}\s]$/u;

/** A sign that stands alone among words is what they are about: "the ?. operator" is no question about operators. */
const looseSign = /(?:^|\s)[^\p{L}\p{N}\s"'`()&/-]{1,4}(?=\s|$)/u;

/** `C++` has words, but is none; `?.` has none. */
function isSign(text: string): boolean {
  return /^[^\p{L}\p{N}]+$/u.test(text) || /[+#*]$/.test(text);
}

function rank(entry: GlossaryEntry): number {
  if (entry.where === undefined) return 0;
  return isCodeToken(entry) ? 2 : 1;
}

function isMeantIn({ where }: GlossaryEntry, languageId: string): boolean {
  return where?.languages?.some((language) => isLanguage(languageId, language)) === true;
}

/** Names that are likely to be what was meant: misspelt, or one of several words. At most `most`, likeliest first. */
export function nearestTerms(glossary: Glossary, term: string, most: number): readonly string[] {
  const asked = ` ${wordsOf(term).join(" ")} `;
  const wanted = asked.trim().toLowerCase();
  if (wanted.length < shortestToCompare) return [];
  const reach = wanted.length < longWord ? 1 : 2;
  const found = new Map<GlossaryEntry, { readonly distance: number; readonly name: string }>();
  const note = (entry: GlossaryEntry, distance: number, name = entry.term) => {
    const known = found.get(entry);
    if (known === undefined || known.distance > distance) found.set(entry, { distance, name });
  };
  for (const entry of glossary.entries)
    for (const name of [entry.term, ...(entry.aliases ?? [])]) {
      const lower = name.toLowerCase();
      const distance = editDistance(wanted, lower, reach);
      if (distance <= reach) note(entry, distance, name);
      else if (` ${lower} `.includes(` ${wanted} `)) note(entry, reach + 1);
      else if (isNamedIn(name, asked)) note(entry, reach + 2);
    }
  const names = [...found.values()].sort((a, b) => a.distance - b.distance).map(({ name }) => name);
  return [...new Set(names)].slice(0, most);
}

/** Whether a sentence names a term: a long one in any case, an abbreviation as it is written. */
function isNamedIn(name: string, asked: string): boolean {
  if (name.length >= longWord) return asked.toLowerCase().includes(` ${name.toLowerCase()} `);
  return name.length >= shortestToCompare && name === name.toUpperCase() && asked.includes(` ${name} `);
}

const shortestToCompare = 3;
/** Words of this length may have two letters wrong; shorter ones would meet everything. */
const longWord = 6;
