import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { topicAround } from "../../language/glossary/meaning.ts";
import { wordsOf } from "../../text/termWords.ts";
import type { FoundTerm, Standing } from "./findTerm.ts";
import type { Mention } from "./own/mention.ts";
import { isBetweenBackQuotes } from "./own/mention.ts";
import {
  isEveryday,
  isMainName,
  isProperName,
  isSpelledAs,
  isWholeName,
  textsOf,
  writtenOf,
} from "./termNames.ts";

/** What speaks for a definition at its place, and what against it, by name; `weights.json` says how much. */
export type Evidence = Readonly<Record<string, number>>;

/** A reserved word, an operator, an element of HTML: found where code has just that. */
export const tokenEvidence: Evidence = { token: 1 };

/** How a term stands, and what around it speaks for its sense. */
export function termEvidence({ entry, run }: FoundTerm, { line, place, surroundings }: Standing): Evidence {
  const words = textsOf(run);
  const isOnTopic = topicAround(entry, words, surroundings).near() > 0;
  const isOffTopic = words.length > 1 && !isOnTopic;
  const isUnmistakable = entry.everyday === false;
  if (isCode(entry, writtenOf(line, run))) return tokenEvidence;
  return holding({
    unmistakable: isUnmistakable,
    ambiguous: isEveryday(entry, words.join(" ")),
    properName: isProperName(entry, writtenOf(line, run)),
    onTopic: isOnTopic,
    capitals: /^\p{Lu}{2,}\d*s?$/u.test(writtenOf(line, run)),
    mainName: isMainName(entry, words),
    partOfName: !isWholeName(line, run),
    inCode: place === "name",
    wordsOffTopic: isOffTopic && !isUnmistakable,
    unmistakableOffTopic: isOffTopic && isUnmistakable,
  });
}

/** Whether an entry of a kind stands as it is written in code: `SIGTERM`, `Content-Type`, "status 404". */
function isCode(entry: GlossaryEntry, written: string): boolean {
  return entry.kind !== undefined && entry.kind !== "module" && isSpelledAs(entry, written);
}

/** How a name stands that the project describes, and whether what is said there speaks of it. */
export function ownEvidence(line: string, { name, start }: Mention, sentence: string): Evidence {
  const words = wordsOf(name);
  const said = new Set(
    wordsOf(sentence.startsWith(name) ? sentence.slice(name.length) : sentence).map(stemOf),
  );
  const isSaid = (word: string) => said.has(stemOf(word));
  const hasWords = words.length > 1;
  const isRelated = words.some(isSaid);
  return holding({
    bareWord: !hasWords && !isBetweenBackQuotes(line, start, start + name.length),
    unrelated: hasWords && !isRelated,
    headUnsaid: hasWords && isRelated && !isSaid(words.at(-1) ?? ""),
  });
}

/** Letters in which words of one family mostly agree: `allocate` and "allocation". */
const stemLength = 4;

function stemOf(word: string): string {
  return word.slice(0, stemLength).toLowerCase();
}

/** Only what holds: the rest counts for nothing. */
function holding(facts: Readonly<Record<string, boolean>>): Evidence {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, holds]) => holds)
      .map(([name]) => [name, 1]),
  );
}
