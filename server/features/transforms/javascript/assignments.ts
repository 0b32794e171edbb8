import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

const through = /pattern|^(?:parenthesized_expression|array|object|pair|non_null_expression|spread_element)$/;

/** Whether a use of a name gives it another value. */
export function isAssigned(use: SyntaxNode): boolean {
  for (let node = use; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === "update_expression") return true;
    if (/^(?:assignment_expression|augmented_assignment_expression|for_in_statement)$/.test(parent.type))
      return node.field === "left";
    if (!through.test(parent.type)) return false;
  }
  return false;
}
