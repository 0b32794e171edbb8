import { functionName } from "../../../language/parse/functionParts.ts";
import { perNode } from "../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isAttribute } from "../../../language/roles/definitions.ts";

const testAttribute = /#!?\[\s*(cfg\s*\(.*\btest\b|(\w+::)*test\b|bench\b|should_panic)/;

/** `def test_login()` behind the code it tries. */
const testName = /^_?test_\w/;

/**
 * Whether a node stands in test code inside a file of ordinary code, as Rust keeps its unit tests, and Python's modules
 * theirs. A unit holds the attributes of its item among its children, and an ancestor's header those of its own.
 */
export function isInTestCode(node: SyntaxNode): boolean {
  const owner = node.ancestor(node.language.functions);
  if (owner && testName.test(functionName(owner)?.text ?? "")) return true;
  if (node.language.attributes.size === 0) return false;
  for (let { parent } = node; parent; parent = parent.parent) {
    if (hasTestAttribute(parent)) return true;
  }
  return false;
}

const hasTestAttribute = perNode(({ children }: SyntaxNode) =>
  children.some((child) => isAttribute(child) && testAttribute.test(child.text)),
);
