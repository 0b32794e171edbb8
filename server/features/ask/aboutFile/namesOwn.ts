import { looksLikeCode } from "../../../language/functions/namesAsked.ts";

/** What is asked of something: "the default of burst", "fields of Asset". */
const ofSomething =
  /\b(?:defaults?|types?|values?|params?|parameters?|arguments?|fields?|methods?|subclass(?:es)?|properties|columns?|members?|size|length|result)(?: value| type)? (?:of|for|on|in) (?:the |a |an )?["'`]?(?<name>[\p{L}_$][\p{L}\p{N}_$]*)/iu;
const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
/** Names in capitals and with a capital are words too at the beginning of a sentence, or known to everybody: `JSON`. */
const composed = /[_$\d]|\p{Ll}\p{Lu}/u;

/**
 * Whether a question speaks of something that stands in the file at hand by its own name, which what is known of the world does
 * not answer.
 * @param known terms that an answer explains
 */
export function namesOwn(question: string, text: string, known: readonly string[]): boolean {
  const isKnown = (name: string) => known.some((term) => term.toLowerCase() === name.toLowerCase());
  const asked = ofSomething.exec(question)?.groups?.name;
  const composedNames =
    question.match(word)?.filter((name) => composed.test(name) && looksLikeCode(name)) ?? [];
  const names = [...composedNames, ...(asked === undefined ? [] : [asked])].filter((name) => !isKnown(name));
  if (names.length === 0) return false;
  const own = new Set(text.match(word));
  return names.some((name) => own.has(name));
}
