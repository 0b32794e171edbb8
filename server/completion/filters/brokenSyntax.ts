import type { Syntax } from "../../syntax/syntax.ts";
import type { SyntaxTree } from "../../syntax/syntaxTree.ts";
import { closerOf, matchBrackets } from "../brackets.ts";
import type { CursorContext } from "../cursorContext.ts";
import type { SilenceReason } from "../silence.ts";

/** Lines around the cursor that are parsed: enough for the statement, and a millisecond or two. */
const above = 60;

/**
 * Text that makes the parse worse: more error nodes with it than without. A block that the text opens is closed for
 * the comparison, since its end has yet to be typed.
 */
export async function brokenSyntax(
  { languageId, linePrefix, suffix, linesAbove }: CursorContext,
  text: string,
  syntax: Syntax,
): Promise<SilenceReason | undefined> {
  if (!syntax.supports(languageId)) return undefined;
  const head = [...linesAbove.slice(-above), linePrefix].join("\n");
  const before = await syntax.withTree(languageId, head + suffix, countErrors);
  // The commonest case by far, and no reason to parse again.
  if (before === undefined) return undefined;
  const after = await syntax.withTree(languageId, head + text + ends(text, languageId) + suffix, countErrors);
  return after !== undefined && after > before ? "broken-syntax" : undefined;
}

/** What closes the brackets and blocks that `text` opens. */
function ends(text: string, languageId: string): string {
  const closers = matchBrackets(text, languageId)
    .open.map(({ bracket }) => closerOf[bracket] ?? "")
    .reverse()
    .join("");
  return languageId === "python" && /:\s*$/.test(text) ? " pass" : closers;
}

function countErrors({ rootNode }: SyntaxTree): number {
  if (!rootNode.hasError) return 0;
  let count = 0;
  const stack = [rootNode];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.isError || node.isMissing) count++;
    for (const child of node.children) if (child?.hasError) stack.push(child);
  }
  return count;
}
