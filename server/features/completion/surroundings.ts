import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import type { Syntax } from "../../language/parse/syntax.ts";
import type { Node } from "../../language/parse/treeSitter.ts";

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

/** Whether the cursor is in a comment or a documentation string, by the parse tree or, without one, by the line. */
export async function isInComment(
  document: TextDocument,
  position: Position,
  syntax: Syntax,
): Promise<boolean> {
  const tree = await syntax.parse(document);
  if (!tree) return lineLooksCommented(document, position);
  const offset = document.offsetAt(position);
  // The character before the cursor decides: a line comment goes on at its end, a closed block comment does not.
  let node = tree.rootNode.descendantForIndex(Math.max(0, offset - 1), Math.max(0, offset - 1));
  for (; node; node = node.parent) {
    if (tree.language.comments.has(node.type) && goesOn(node, offset)) return true;
    if (tree.languageId === "python" && holdsDocstring(node, offset)) return true;
  }
  return false;
}

/** Whether what is typed behind a comment's text, at the offset, belongs to it. */
function goesOn(comment: Node, offset: number): boolean {
  const isClosed = comment.endIndex <= offset && /(\*\/|\n)\s*$/.test(comment.text);
  return !isClosed && comment.startIndex < offset;
}

function holdsDocstring(statement: Node, offset: number): boolean {
  if (statement.type !== "expression_statement" || statement.namedChildCount !== 1) return false;
  const only = statement.namedChild(0);
  return only?.type === "string" && only.startIndex < offset && offset < only.endIndex;
}

function lineLooksCommented(document: TextDocument, position: Position): boolean {
  const line = document.getText({ start: { line: position.line, character: 0 }, end: position });
  return /^\s*(\/\/|#|--|;|\*|<!--|%)/.test(line);
}
