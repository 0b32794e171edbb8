import type { Node } from "../../../../language/parse/treeSitter.ts";
import { isComment, isTextLiteral, significantNamed } from "../../../../language/roles/tokens.ts";
import { type FixContext, lineBreak, replace } from "../fix.ts";

/** An edit that imports a module of Python's library, as a list; empty where it is imported already. */
export function importing({ document, text, tree }: FixContext, module: string) {
  const statements = tree.rootNode.namedChildren.filter((node): node is Node => node !== null);
  if (statements.some((node) => imports(node, module))) return [];
  const first = statements.find((node, index) => !isComment(node) && !comesFirst(node, index === 0));
  const at = first?.startIndex ?? text.length;
  return [replace(document, at, at, `import ${module}${lineBreak(text)}`)];
}

function imports({ text }: Node, module: string): boolean {
  const [keyword, ...names] = text.split(/[\s,]+/);
  return keyword === "import" && names.includes(module);
}

/** What must stand before every import: the module's documentation, and imports from the future. */
function comesFirst(node: Node, isFirst: boolean): boolean {
  if (node.text.startsWith("from __future__")) return true;
  const [only, ...others] = significantNamed(node);
  return isFirst && only !== undefined && others.length === 0 && isTextLiteral(only);
}
