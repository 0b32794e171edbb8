import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isBlock, isComment } from "../../../language/roles/tokens.ts";

/** What a line that begins with these continues, if nothing ends the one before. */
const continuing: ReadonlySet<string> = new Set("([`+-/*");

/**
 * Whether what ends with a node has no semicolon, and the line below would go on with it: only the brace at its end keeps the
 * two apart. (Behind an arrow function's brace the parser goes on as well; JavaScript does not.)
 */
export function runsOn(node: SyntaxNode): boolean {
  let whole = node;
  while (whole.parent && whole.parent.end === node.end && !isBlock(whole.parent)) whole = whole.parent;
  let next = whole.nextSibling;
  while (next && isComment(next)) next = next.nextSibling;
  const { source, end } = node;
  const isBelow = next !== undefined && source.slice(end, next.start).includes("\n");
  return isBelow && source[end - 1] !== ";" && continuing.has(source[next?.start ?? end] ?? "");
}
