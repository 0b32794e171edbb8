/** Texts whose closing quote is missing, seen by signs alone. */
import { scanText } from "../lexical/scanText.ts";
import { problemAt, type SyntaxProblem } from "./syntaxProblem.ts";

/** A text that goes on to the end of the file, where texts may have many lines: the first that has, though few do. */
export function openText(languageId: string, text: string): SyntaxProblem | undefined {
  const tokens = scanText(text, languageId);
  const last = tokens.at(-1);
  if (last?.kind !== "string" || !last.isOpen || last.end < text.length) return undefined;
  const first = tokens.find(
    ({ kind, start, end }) => kind === "string" && text.slice(start, end).includes("\n"),
  );
  return problemAt(text, (first ?? last).start, "this quote is never closed");
}

/** A quote that no other one follows on its line, where texts end on their line. */
export function openQuote(languageId: string, text: string): SyntaxProblem | undefined {
  const at = firstInCode(languageId, text, /"/g);
  return at === undefined ? undefined : problemAt(text, at, "this quote is never closed");
}

/** Where a pattern first matches outside of comments and texts. */
function firstInCode(languageId: string, text: string, pattern: RegExp): number | undefined {
  const tokens = scanText(text, languageId);
  let token = 0;
  for (const { index } of text.matchAll(pattern)) {
    while ((tokens[token]?.end ?? Number.POSITIVE_INFINITY) <= index) token++;
    if ((tokens[token]?.start ?? Number.POSITIVE_INFINITY) > index) return index;
  }
  return undefined;
}
