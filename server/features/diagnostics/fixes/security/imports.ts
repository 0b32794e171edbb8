import type { Node } from "../../../../language/parse/treeSitter.ts";
import { isComment, isTextLiteral, significantNamed } from "../../../../language/roles/tokens.ts";
import { type ImportedName, importedNames } from "../../../../language/values/imports.ts";
import { type FixContext, lineBreak, replace } from "../fix.ts";

/** An edit that imports a module of Python's library, as a list; empty where it is imported already. */
export function importing({ document, text, tree }: FixContext, module: string) {
  const statements = tree.rootNode.namedChildren.filter((node): node is Node => node !== null);
  if (imported(tree).some(({ local }) => local === module)) return [];
  const first = statements.find((node, index) => !isComment(node) && !comesFirst(node, index === 0));
  const at = first?.startIndex ?? text.length;
  return [replace(document, at, at, `import ${module}${lineBreak(text)}`)];
}

/** The modules that statements at the top of the file import, as they write them. */
export function importedModules({ tree }: Pick<FixContext, "tree">): readonly string[] {
  return imported(tree).map(({ module }) => module);
}

function imported({ language, rootNode }: FixContext["tree"]): readonly ImportedName[] {
  return rootNode.namedChildren.flatMap((node) => {
    if (!node || isComment(node)) return [];
    const isImport = language.imports.has(node.type) || node.text.includes("require(");
    return isImport ? importedNames(node.text) : [];
  });
}

/** What must stand before every import: the module's documentation, and imports from the future. */
function comesFirst(node: Node, isFirst: boolean): boolean {
  if (node.text.startsWith("from __future__")) return true;
  const [only, ...others] = significantNamed(node);
  return isFirst && only !== undefined && others.length === 0 && isTextLiteral(only);
}
