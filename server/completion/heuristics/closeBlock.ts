import { type Brackets, closerOf, matchBrackets } from "../brackets.ts";
import type { CursorContext } from "../cursorContext.ts";
import type { Proposal } from "./proposal.ts";

/** Share of closers proposed on held-out code that were right; printed by `npm run eval completion`. */
const measured = 0.9;

/**
 * The end of a block: on a blank line at the indentation of the line that opened the innermost open bracket, with a
 * body in between, and nothing below that closes it.
 */
export function closeBlock(context: CursorContext): Proposal | undefined {
  const { linePrefix, lineRest, prefix, languageId } = context;
  if (linePrefix.trim() !== "" || lineRest.trim() !== "") return undefined;
  const before = matchBrackets(prefix, languageId);
  const innermost = before.open.at(-1);
  if (!innermost || before.quote !== "") return undefined;
  const lineStart = prefix.lastIndexOf("\n", innermost.at) + 1;
  const openingLine = prefix.slice(lineStart).split("\n", 1)[0] ?? "";
  const body = prefix.slice(lineStart + openingLine.length);
  if (indentationOf(openingLine) !== linePrefix || body.trim() === "") return undefined;
  if (!/[([{]$/.test(openingLine.trimEnd()) || closedBelow(context, linePrefix)) return undefined;
  const onLine = before.open.filter(({ at }) => at >= lineStart).reverse();
  const closers = onLine.map(({ bracket }) => closerOf[bracket] ?? "").join("");
  return { text: closers + statementEnd(context, openingLine, before, onLine.length), confidence: measured };
}

/** True when a bracket below, at this indentation or deeper, closes what is open at the cursor. */
function closedBelow({ suffix, languageId }: CursorContext, indentation: string): boolean {
  const { firstStray } = matchBrackets(suffix, languageId);
  if (firstStray === -1) return false;
  const line = suffix.slice(suffix.lastIndexOf("\n", firstStray) + 1);
  return indentationOf(line).length >= indentation.length;
}

/** A semicolon where the statement needs one and the file's other statements have one. */
function statementEnd(
  { linesAbove, languageId }: CursorContext,
  openingLine: string,
  { open }: Brackets,
  onLine: number,
): string {
  const outer = open.at(-1 - onLine)?.bracket;
  if (outer === "(" || outer === "[") return "";
  if (/^(python|go|rust|shellscript|ruby)$/.test(languageId)) return "";
  const usesSemicolons = linesAbove.some((line) => /;\s*$/.test(line));
  const declares =
    /^\s*(export\s+)?(default\s+)?(async\s+)?(if|for|while|do|switch|function|class|interface|enum|else|try|catch|finally)\b/;
  const isStatement = onLine > 1 || /(^\s*return\b.*|[^=!<>]=\s*)[({[]$|=>\s*\{$/.test(openingLine.trimEnd());
  return usesSemicolons && isStatement && !declares.test(openingLine) ? ";" : "";
}

function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}
