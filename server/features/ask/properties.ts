/** Properties of known things: whether quicksort is stable, what its worst case is. */
import { dataOf } from "../../language/dataOf.ts";
import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { isLanguage } from "../../language/glossary/meaning.ts";
import { baseForms, oneSpelling } from "../../language/glossary/spelling.ts";
import { wordsOf } from "../../text/termWords.ts";
import { languageNamedIn } from "./understandQuestion.ts";

/** A file's own things are no known ones: "is this list sorted?" */
const ofHere = /\b(?:this|that|these|those|here|my|our|file|files|code|function|class|module|project)\b/i;

/** What is known of a property that a question asks of a thing; undefined where the thing or the property is not known. */
export function findProperty(
  entries: readonly GlossaryEntry[],
  question: string,
  languageId: string | undefined,
): { readonly term: string; readonly sentence: string } | undefined {
  if (ofHere.test(question)) return undefined;
  const asked = formsOf(question);
  const language = languageId ?? languageNamedIn(question);
  let best: { term: string; sentence: string; rank: number } | undefined;
  for (const { term, aliases = [], where, properties = {} } of entries) {
    const isHere = where?.languages?.some((each) => language !== undefined && isLanguage(language, each));
    for (const name of [term, ...aliases]) {
      // `HashMap` tells that it is a type of some language; "map" does not tell of which.
      if (where && !isHere && (language !== undefined || !humps.test(name))) continue;
      const rest = withoutName(asked, name);
      const sentence = rest && sentenceFor(properties, rest);
      const rank = rankOf(name, question, isHere === true);
      if (sentence && rank > (best?.rank ?? 0))
        best = { term: withLanguage(term, where?.languages?.[0]), sentence, rank };
    }
  }
  return best;
}

/** The longest name is meant, and a language's own thing before the general one. */
function rankOf(name: string, question: string, isHere: boolean): number {
  const isAsWritten = humps.test(name) && question.includes(name);
  return name.length + (isHere || isAsWritten ? longestName : 0);
}

const longestName = 100;
const humps = /\p{Ll}\p{Lu}/u;

function withLanguage(term: string, language: string | undefined): string {
  const name = language === undefined ? undefined : dataOf(language)?.name;
  return name === undefined ? `**${term}**` : `**${term}** (${name})`;
}

/** The words of a text, each with what it may be a form of. */
function formsOf(text: string): readonly ReadonlySet<string>[] {
  return wordsOf(text).map((word) => new Set(baseForms(word.toLowerCase()).map(oneSpelling)));
}

/** What is left of a question's words without a name that stands in it. */
function withoutName(
  asked: readonly ReadonlySet<string>[],
  name: string,
): readonly ReadonlySet<string>[] | undefined {
  const words = wordsOf(name).map((word) => oneSpelling(word.toLowerCase()));
  for (let start = 0; start + words.length <= asked.length; start++)
    if (words.length > 0 && words.every((word, at) => asked[start + at]?.has(word)))
      return [...asked.slice(0, start), ...asked.slice(start + words.length)];
  return undefined;
}

/** The sentence of the longest property all of whose words are asked; keys list several ways with bars between. */
function sentenceFor(
  properties: Readonly<Record<string, string>>,
  rest: readonly ReadonlySet<string>[],
): string | undefined {
  let best: { sentence: string; length: number } | undefined;
  for (const [keys, sentence] of Object.entries(properties))
    for (const key of keys.split("|")) {
      const isAsked = formsOf(key).every((forms) =>
        rest.some((word) => [...forms].some((form) => word.has(form))),
      );
      if (isAsked && key.length > (best?.length ?? 0)) best = { sentence, length: key.length };
    }
  return best?.sentence;
}
