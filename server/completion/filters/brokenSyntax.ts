import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Syntax } from "../../syntax/syntax.ts";
import type { SyntaxTree } from "../../syntax/syntaxTree.ts";
import { closerOf, matchBrackets } from "../brackets.ts";
import type { CursorContext } from "../cursorContext.ts";
import type { SilenceReason } from "../silence.ts";

/**
 * Text that makes the parse worse: more error nodes with it than without. A block that the text opens may end in the
 * document already or have to be typed yet, so it is tried both as it is and closed.
 * Implements INV-9.
 */
export async function brokenSyntax(
  document: TextDocument,
  { position, linePrefix, languageId }: CursorContext,
  text: string,
  syntax: Syntax,
): Promise<SilenceReason | undefined> {
  const tree = await syntax.parse(document);
  if (!tree) return undefined;
  const errors = countErrors(tree);
  const cursor = document.offsetAt(position);
  // The selected item of a suggestion list stands in the line, but not yet in the document.
  const typed = tree.text.slice(document.offsetAt({ line: position.line, character: 0 }), cursor);
  const head = tree.text.slice(0, cursor - typed.length) + linePrefix;
  const tail = tree.text.slice(cursor);
  for (const end of new Set(["", endOf(text, languageId)])) {
    const after = await syntax.withEdited(document, head + text + end + tail, countErrors);
    if (after === undefined || after <= errors) return undefined;
  }
  return "broken-syntax";
}

/** What closes the brackets and blocks that `text` opens. */
function endOf(text: string, languageId: string): string {
  const closers = matchBrackets(text, languageId).open.map(({ bracket }) => closerOf[bracket] ?? "");
  return languageId === "python" && /:\s*$/.test(text) ? " pass" : closers.reverse().join("");
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
