import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isNameable, isStatementBlock, statementOf } from "../../../language/roles/statements.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import type { TransformContext } from "../transform.ts";

/** What is selected: one expression, or statements in a row. */
export type Selected =
  | { readonly kind: "expression"; readonly node: SyntaxNode; readonly statement: SyntaxNode }
  | { readonly kind: "statements"; readonly nodes: readonly SyntaxNode[] };

/** Reads a selection, blanks and a semicolon around it left out; undefined where it is neither one thing nor the other. */
export function readSelection({ text, root, selection }: TransformContext): Selected | undefined {
  const inner = text.slice(selection.start, selection.end);
  const start = selection.start + (inner.length - inner.trimStart().length);
  const end = selection.start + inner.trimEnd().length;
  if (start >= end) return undefined;
  return statementsIn(root, start, end) ?? expressionIn(root, start, end);
}

/** First and last offset of what is selected. */
export function rangeOf(selected: Selected): { readonly start: number; readonly end: number } {
  if (selected.kind === "expression") return selected.node;
  return { start: selected.nodes[0]?.start ?? 0, end: selected.nodes.at(-1)?.end ?? 0 };
}

/** Whether a node lies within a range. */
export function isWithin(
  node: Pick<SyntaxNode, "start" | "end">,
  range: { start: number; end: number },
): boolean {
  return node.start >= range.start && node.end <= range.end;
}

function expressionIn(root: SyntaxNode, start: number, end: number): Selected | undefined {
  let found: SyntaxNode | undefined;
  for (let node: SyntaxNode | undefined = innermost(root, start, end); node; node = node.parent) {
    if (node.start !== start || node.end !== end) break;
    if (isNameable(node)) found = node;
  }
  const statement = found && statementOf(found);
  return found && statement ? { kind: "expression", node: found, statement } : undefined;
}

function statementsIn(root: SyntaxNode, start: number, end: number): Selected | undefined {
  let block: SyntaxNode | undefined = innermost(root, start, end);
  while (block && !isStatementBlock(block)) block = block.parent;
  const nodes = block?.children.filter(
    (child) => child.named && child.start >= start && child.end <= end && !isComment(child),
  );
  const [first, last] = [nodes?.[0], nodes?.at(-1)];
  if (!first || !last || first.start !== start || (last.end !== end && last.end !== end - 1))
    return undefined;
  // Where statements are expressions, one by itself has a value.
  if (first === last && isNameable(first)) return { kind: "expression", node: first, statement: first };
  return nodes ? { kind: "statements", nodes } : undefined;
}

function innermost(root: SyntaxNode, start: number, end: number): SyntaxNode {
  let node = root;
  for (;;) {
    const next = node.children.find((child) => child.named && child.start <= start && child.end >= end);
    if (!next) return node;
    node = next;
  }
}
