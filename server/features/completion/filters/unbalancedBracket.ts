import { dataOf } from "../../../language/dataOf.ts";
import { closerOf, matchBrackets } from "../../../language/lexical/matchBrackets.ts";
import { bracketsBefore } from "../bracketsBefore.ts";
import type { Filter } from "./filter.ts";

/** A closing bracket that closes nothing, or another kind of bracket than the one that is open, or stands deeper than its line. */
export const unbalancedBracket: Filter = (context, text) => {
  const { prefix, linePrefix, fromStart, languageId } = context;
  // A pattern of a shell's `case` ends with a bracket of its own.
  if (dataOf(languageId)?.closing?.hasBarePatterns && /^[^()]*\)/.test((linePrefix + text).trim()))
    return undefined;
  const before = bracketsBefore(context);
  // In a string brackets mean nothing; before a stray one the window's start is missing something.
  if (before.quote !== "" || before.firstStray !== -1) return undefined;
  if (linePrefix.trim() === "" && standsDeeper(prefix, linePrefix, before.open.at(-1)?.at, text))
    return "wrong-indentation";
  const open = before.open.map(({ bracket }) => bracket);
  let at = 0;
  while (at < text.length) {
    const { firstStray } = matchBrackets(text.slice(at), languageId);
    if (firstStray === -1) return undefined;
    at += firstStray;
    const opener = open.pop();
    if (opener === undefined) return fromStart ? "unbalanced-bracket" : undefined;
    if (closerOf[opener] !== text.charAt(at)) return "unbalanced-bracket";
    at++;
  }
  return undefined;
};

/** Whether a text that begins by closing the bracket at `opener` would stand deeper than the line that opened it. */
function standsDeeper(prefix: string, linePrefix: string, opener: number | undefined, text: string): boolean {
  if (opener === undefined || !/^[)\]}]/.test(text)) return false;
  const lineStart = prefix.lastIndexOf("\n", opener) + 1;
  const opening = /^[ \t]*/.exec(prefix.slice(lineStart))?.[0] ?? "";
  return linePrefix.length > opening.length && lineStart + linePrefix.length < prefix.length;
}
