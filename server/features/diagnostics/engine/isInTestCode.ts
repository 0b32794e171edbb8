import { perNode } from "../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isAttribute } from "../../../language/roles/definitions.ts";

const testAttribute = /#!?\[\s*(cfg\s*\(.*\btest\b|(\w+::)*test\b|bench\b|should_panic)/;

/**
 * Whether a node stands in test code inside a file of ordinary code, as Rust keeps its unit tests. A unit holds the
 * attributes of its item among its children, and an ancestor's header those of its own.
 */
export function isInTestCode(node: SyntaxNode): boolean {
  if (node.language.attributes.size === 0) return false;
  for (let { parent } = node; parent; parent = parent.parent) {
    if (hasTestAttribute(parent)) return true;
  }
  return false;
}

const hasTestAttribute = perNode(({ children }: SyntaxNode) =>
  children.some((child) => isAttribute(child) && testAttribute.test(child.text)),
);
