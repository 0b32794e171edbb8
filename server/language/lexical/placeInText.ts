import { scanText, type Token } from "./scanText.ts";

/** What a place in a text is, by signs alone. */
export type PlaceKind = "code" | "comment" | "string";

/**
 * The comment or text that holds an offset. One that starts at the offset does not hold it, nor one that ends there,
 * unless it goes on: to the end of its line, or because it is still open.
 */
export function tokenAt(tokens: readonly Token[], offset: number, text: string): Token | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const token = tokens[low - 1];
  if (!token || offset > token.end) return undefined;
  if (offset < token.end || token.isOpen) return token;
  const isToLineEnd =
    token.kind === "comment" && (offset === text.length || text[offset] === "\n" || text[offset] === "\r");
  return isToLineEnd && !/\*\/$|-->$|--\]\]$|#>$|\*\)$|-\}$/.test(text.slice(token.start, token.end))
    ? token
    : undefined;
}

/** So much text before an offset says what it is in; comments and texts are shorter. In UTF-16 code units. */
const mostBefore = 200_000;
/** A comment or text that ends further behind the offset holds it anyway. */
const mostBehind = 10_000;

/** What stands at an offset. */
export function placeInText(text: string, languageId: string, offset: number): PlaceKind {
  const from = startOfWindow(text, offset);
  const window = text.slice(from, offset + mostBehind);
  return tokenAt(scanText(window, languageId), offset - from, window)?.kind ?? "code";
}

/** The start of the first line that is near enough; within a line that is longer, a place in it. */
function startOfWindow(text: string, offset: number): number {
  const earliest = offset - mostBefore;
  if (earliest <= 0) return 0;
  const line = text.indexOf("\n", earliest) + 1;
  return line > 0 && line <= offset ? line : earliest;
}
