import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import { isDocumentationString } from "../../language/comments/documentation.ts";
import { placeInText } from "../../language/lexical/placeInText.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import type { Node } from "../../language/parse/treeSitter.ts";
import { isComment } from "../../language/roles/tokens.ts";

/** Languages whose text is prose for people, not code. */
const prose: ReadonlySet<string> = new Set([
  "markdown",
  "plaintext",
  "latex",
  "tex",
  "restructuredtext",
  "asciidoc",
  "git-commit",
  "mdx",
]);

export function isProse(languageId: string): boolean {
  return prose.has(languageId);
}

/** Whether the cursor is in a comment or a documentation string, by the parse tree or, without one, by its signs. */
export async function isInComment(
  document: TextDocument,
  position: Position,
  syntax: Syntax,
): Promise<boolean> {
  const tree = await syntax.parse(document);
  const offset = document.offsetAt(position);
  if (!tree) return placeInText(document.getText(), document.languageId, offset) === "comment";
  // The character before the cursor decides: a line comment goes on at its end, a closed block comment does not.
  let node = tree.rootNode.descendantForIndex(Math.max(0, offset - 1), Math.max(0, offset - 1));
  for (; node; node = node.parent) {
    if (isComment(node) && goesOn(node, offset)) return true;
    if (isDocumentationString(node) && node.startIndex < offset && offset < node.endIndex) return true;
  }
  return false;
}

/** Whether what is typed behind a comment's text, at the offset, belongs to it. */
function goesOn(comment: Node, offset: number): boolean {
  return comment.startIndex < offset && !(comment.endIndex <= offset && isClosed(comment.text));
}

/** Whether a comment's end is told by a sign or by the end of its line. */
function isClosed(text: string): boolean {
  const words = text.trimEnd();
  return words.endsWith("*/") || text.slice(words.length).includes("\n");
}
