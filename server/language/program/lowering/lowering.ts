import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Expression, FunctionDefinition, Statement } from "../program.ts";

/** The parts that lower a tree call each other through this, so that none has to import the others. */
export interface Lowering {
  expression(node: SyntaxNode): Expression;
  /** The statements of a block, a body or a single statement. */
  statements(node: SyntaxNode | undefined): Statement[];
  /** The same for a block whose last expression is its value. */
  valued(node: SyntaxNode | undefined, last: "return" | "yield"): Statement[];
  function(node: SyntaxNode): FunctionDefinition;
}

/** Named children without comments. */
export function partsOf(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.filter(({ type }) => !type.includes("comment"));
}

/** The operator of a node: its first unnamed child that is one. */
export function operatorOf(node: SyntaxNode): string {
  const field = node.child("operator");
  if (field) return field.text;
  const sign = node.children.find(({ named, type }) => !named && !/^[()[\]{},;]$/.test(type));
  return sign?.text ?? "";
}
