import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import type { Syntax } from "../../syntax/syntax.ts";
import type { Node } from "../../syntax/treeSitter.ts";

/** Whether the document parses as well after the edits as before. */
export async function keepsSyntax(
  syntax: Syntax,
  document: TextDocument,
  edits: readonly TextEdit[],
): Promise<boolean> {
  const errorsIn = (text: string) =>
    syntax.withTree(document.languageId, text, ({ rootNode }) => countErrors(rootNode));
  const after = await errorsIn(TextDocument.applyEdits(document, [...edits]));
  if (after === undefined) return false;
  return after === 0 || after <= ((await errorsIn(document.getText())) ?? 0);
}

function countErrors(node: Node): number {
  if (!node.hasError) return 0;
  let count = node.isError || node.isMissing ? 1 : 0;
  for (const child of node.children) if (child) count += countErrors(child);
  return count;
}
