import { copyNode, type SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Node } from "../../../../language/parse/treeSitter.ts";
import { isBlock, isInterpolation } from "../../../../language/roles/tokens.ts";
import { type FixContext, nodeAt } from "../fix.ts";

/** The finding's node in a copy of its statement, so that what reads calls and bindings reads it. */
export function findingNode(context: FixContext): SyntaxNode | undefined {
  const found = nodeAt(context);
  if (!found) return undefined;
  const cursor = statementOf(found).walk();
  try {
    const copy = copyNode(cursor, context.text, undefined);
    const covers = ({ start, end }: SyntaxNode) => start === context.start && end === context.end;
    // Lists and statements of one element cover it too.
    return [...copy.descendants()].filter(covers).at(-1);
  } finally {
    cursor.delete();
  }
}

function statementOf(node: Node): Node {
  let statement = node;
  for (let outer = node.parent; outer?.parent && !isBlock(outer); outer = outer.parent) statement = outer;
  return statement;
}

/** The node or the nearest node around it that `read` makes something of. */
export function around<T>(node: SyntaxNode, read: (node: SyntaxNode) => T | undefined): T | undefined {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    const value = read(outer);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The expression of an interpolated part of a text, without the language's own signs; undefined when a format goes with it. */
export function interpolated(node: SyntaxNode): string | undefined {
  if (!isInterpolation(node)) return node.text;
  const [only, ...others] = node.namedChildren;
  return others.length === 0 ? only?.text : undefined;
}
