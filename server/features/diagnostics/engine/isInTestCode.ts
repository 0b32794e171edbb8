import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

const attribute = "attribute_item";
const testAttribute = /#!?\[\s*(cfg\s*\(.*\btest\b|(\w+::)*test\b|bench\b|should_panic)/;

/**
 * Whether a node stands in test code inside a file of ordinary code, as Rust keeps its unit tests. A unit holds the
 * attributes of its item among its children, and an ancestor's header those of its own.
 */
export function isInTestCode(node: SyntaxNode): boolean {
  if (!node.language.attributes.has(attribute)) return false;
  for (let { parent } = node; parent; parent = parent.parent) {
    if (parent.children.some(({ type, text }) => type === attribute && testAttribute.test(text))) return true;
  }
  return false;
}
