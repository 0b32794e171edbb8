import { functionName } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, isBinding } from "../roles/bindings.ts";
import { definedName } from "../roles/definitions.ts";
import { isName } from "../roles/tokens.ts";
import { ownerOf } from "./definitionsIn.ts";

/** A place where a name is used. */
export interface NameUse {
  readonly node: SyntaxNode;
  /** The function around it, with its type before it. */
  readonly within: string | undefined;
}

/** Where code uses a name that `definitions` define: not where it is defined, imported or exported. By its spelling alone. */
export function usesOf(
  name: string,
  definitions: readonly SyntaxNode[],
  root: SyntaxNode,
): readonly NameUse[] {
  const defining = new Set(definitions.map((node) => nameNode(node)?.start));
  const found: NameUse[] = [];
  for (const node of root.descendants()) {
    if (node.children.length > 0 || node.text !== name || !isName(node) || defining.has(node.start)) continue;
    if (!isHandedOn(node)) found.push({ node, within: functionAround(node) });
  }
  return found;
}

function nameNode(node: SyntaxNode): SyntaxNode | undefined {
  if (isFunction(node)) return functionName(node);
  return isBinding(node) ? boundName(node) : definedName(node);
}

/** In a statement that brings names in or gives them others. */
function isHandedOn(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer && !isFunction(outer); outer = outer.parent) {
    const { imports, exports } = outer.language;
    if (imports.has(outer.type)) return true;
    if (exports.has(outer.type))
      return outer.child("declaration") === undefined && outer.child("value") === undefined;
  }
  return false;
}

/** The innermost function with a name around a node. */
function functionAround(node: SyntaxNode): string | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    const name = isFunction(outer) ? functionName(outer)?.text : undefined;
    if (name === undefined) continue;
    const owner = ownerOf(outer);
    return owner === undefined ? name : `${owner}.${name}`;
  }
  return undefined;
}
