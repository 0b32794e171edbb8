import { closerOf, matchBrackets } from "../../../language/lexical/matchBrackets.ts";
import type { Filter } from "./filter.ts";

/** A closing bracket that closes nothing, or another kind of bracket than the one that is open. */
export const unbalancedBracket: Filter = ({ prefix, fromStart, languageId }, text) => {
  const before = matchBrackets(prefix, languageId);
  // In a string brackets mean nothing; before a stray one the window's start is missing something.
  if (before.quote !== "" || before.firstStray !== -1) return undefined;
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
