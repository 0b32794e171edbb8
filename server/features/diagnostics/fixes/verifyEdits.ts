import { TextDocument } from "vscode-languageserver-textdocument";
import { countFaults } from "../../../language/parse/keepsParsing.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { Fix } from "./fix.ts";

/** Whether the document parses as well after a fix as before, and comments became comments. */
export async function keepsSyntax(
  syntax: Syntax,
  document: TextDocument,
  { edits, commentAt }: Pick<Fix, "edits" | "commentAt">,
): Promise<boolean> {
  const { languageId } = document;
  const errorsBefore = () =>
    syntax.withTree(languageId, document.getText(), (tree) => countFaults(tree.rootNode));
  const changed = TextDocument.applyEdits(document, [...edits]);
  const after = await syntax.withTree(languageId, changed, ({ rootNode, language }) => {
    const node = commentAt === undefined ? null : rootNode.descendantForIndex(commentAt, commentAt);
    const isComment = commentAt === undefined || (node !== null && language.comments.has(node.type));
    return isComment ? countFaults(rootNode) : undefined;
  });
  return after !== undefined && (after === 0 || after <= ((await errorsBefore()) ?? 0));
}
