import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Syntax } from "../parse/syntax.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { SyntaxTree } from "../parse/syntaxTree.ts";
import { visitUnits } from "../parse/units.ts";
import { boundName, isBinding } from "../roles/bindings.ts";
import { isName } from "../roles/tokens.ts";
import { type Receiver, receiverOf } from "./receiver.ts";

/** A member that a text asks for. */
export interface Asked {
  readonly name: string;
  /** Offset behind it. */
  readonly end: number;
  readonly receiver: Receiver;
  /** Whether the text gives it a value: it need not have been there before. */
  readonly isMade: boolean;
}

/** Bindings hold the names they bind so deep at most. */
const deepest = 4;

/** The members that a line of the document asks for, once `inserted` stands in the place of a stretch of it. */
export async function membersIn(
  document: TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
  inserted: string,
  syntax: Syntax,
): Promise<readonly Asked[]> {
  const text = document.getText();
  const edited = text.slice(0, start) + inserted + text.slice(end);
  const found = await syntax.withEdited(document, edited, (tree) =>
    asked(tree, start, start + inserted.length),
  );
  return found ?? [];
}

function asked(tree: SyntaxTree, from: number, to: number): readonly Asked[] {
  const found: Asked[] = [];
  visitUnits(tree, (unit) => {
    if (unit.end < from || unit.start > to) return;
    for (const leaf of unit.copy().descendants()) {
      if (leaf.end < from || leaf.start > to || leaf.children.length > 0 || !isName(leaf)) continue;
      const receiver = receiverOf(leaf);
      if (receiver) found.push({ name: leaf.text, end: leaf.end, receiver, isMade: isMade(leaf) });
    }
  });
  return found;
}

function isMade(leaf: SyntaxNode): boolean {
  let node = leaf.parent;
  for (let depth = 0; node && depth < deepest; depth++, node = node.parent)
    if (isBinding(node)) return boundName(node) === leaf;
  return false;
}
