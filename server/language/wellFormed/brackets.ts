/** Brackets that do not match, counted on the text itself, and which of them a reader would put right. */
import { bracketsOf, closerOf, matchBrackets, type OpenBracket } from "../lexical/matchBrackets.ts";
import { scanText } from "../lexical/scanText.ts";
import { problemAt, type SyntaxProblem } from "./syntaxProblem.ts";

/** The bracket that is left open, or closes nothing. */
export function openBracket(languageId: string, text: string): SyntaxProblem | undefined {
  const { open, firstStray, quote, inComment } = matchBrackets(text, languageId);
  if (quote !== "" || inComment) return undefined;
  const last = open.at(-1);
  if (firstStray < 0) return last && neverClosed(text, outdented(languageId, text) ?? last);
  const sign = text.charAt(firstStray);
  // What stands open further in was closed by what belongs further out.
  const inner = open.findLast(({ at }) => at < firstStray);
  if (inner && closerOf[inner.bracket] !== sign) return neverClosed(text, inner);
  return problemAt(text, firstStray, `nothing opens this “${sign}”`);
}

function neverClosed(text: string, { at, bracket }: OpenBracket): SyntaxProblem {
  return problemAt(text, at, `this “${bracket}” is never closed`);
}

/** The first brace that is closed by one further out than itself: that one was meant for another. */
function outdented(languageId: string, text: string): OpenBracket | undefined {
  const open: OpenBracket[] = [];
  for (const each of bracketsOf(text, scanText(text, languageId))) {
    if (each.bracket in closerOf) open.push(each);
    else {
      const opener = open.pop();
      if (opener?.bracket === "{" && each.bracket === "}" && isFurtherOut(text, each.at, opener.at))
        return opener;
    }
  }
  return undefined;
}

/** Whether a closing brace begins its line left of where the line of the opening one begins. */
function isFurtherOut(text: string, closer: number, opener: number): boolean {
  const before = text.slice(text.lastIndexOf("\n", closer - 1) + 1, closer);
  if (before.trim() !== "") return false;
  const [indent = ""] = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", opener - 1) + 1, opener)) ?? [];
  return indent.length > before.length && indent.startsWith(before);
}
