import { functionName } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, isBinding } from "../roles/bindings.ts";
import { isName } from "../roles/tokens.ts";

/** Frames around what a file declares at its top are so deep at most: a decorated function, an assignment in a statement. */
const deepest = 3;

/** Stands for whatever a file takes from another without naming it. */
export const everything = "*";

/** The names that a unit gives its file, for other files to bring in: of a part of a type, the type's. */
export function readExports(unit: SyntaxNode): readonly string[] {
  const around: SyntaxNode[] = [];
  for (let node: SyntaxNode | undefined = unit; node; node = node.parent) around.unshift(node);
  const type = around.find((node) => node.language.roles.types.has(node.type));
  if (!type) return unit.namedChildren.flatMap((child) => namesOf(child, 0));
  const name = type.child("name")?.text;
  return name === undefined ? [] : [name];
}

function namesOf(node: SyntaxNode, depth: number): readonly string[] {
  if (node.language.imports.has(node.type))
    return [...leafNames(node), ...(/\*\W*$/.test(node.text) ? [everything] : [])];
  if (isFunction(node)) return leafNames(functionName(node));
  if (isBinding(node)) return leafNames(boundName(node));
  if (node.language.roles.types.has(node.type)) return leafNames(node.child("name"));
  return depth < deepest ? node.namedChildren.flatMap((child) => namesOf(child, depth + 1)) : [];
}

/** Names within a name, a pattern of several, or an import, which a file hands on too. */
function leafNames(node: SyntaxNode | undefined): readonly string[] {
  const leaves = [...(node?.descendants() ?? [])].filter((leaf) => leaf.children.length === 0);
  return leaves.filter(isName).map(({ text }) => text);
}
