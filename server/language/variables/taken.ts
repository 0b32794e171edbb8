import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isName } from "../roles/tokens.ts";
import type { NameFacts } from "./nameFacts.ts";
import { namesOf } from "./names.ts";

/** Every name that a file writes, members and types included: what a new function must not be called. */
export function writtenNames(root: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of root.descendants()) if (isName(node)) names.add(node.text);
  return names;
}

/** The names of variables in a file, without what stands before them: what a new variable must not be called. */
export function variableNames(root: SyntaxNode, sigil: string): ReadonlySet<string> {
  return new Set(namesOf(root).uses.map(({ name }) => name.slice(sigil.length)));
}

/** Whether the code uses the object whose method it is in. */
export function usesSelf(nodes: readonly SyntaxNode[]): boolean {
  return nodes.some((node) => [...node.descendants()].some(isSelf));
}

function isSelf(node: SyntaxNode): boolean {
  const { self }: NameFacts = node.language.names;
  if (self.has(node.type)) return true;
  return (node.children.length === 0 || isName(node)) && self.has(node.text);
}

/** The name of a function that sees variables by their names, where the code calls one. */
export function reflectiveCall(node: SyntaxNode): string | undefined {
  const { reflective } = node.language.names;
  if (reflective.size === 0) return undefined;
  for (const each of node.descendants())
    if (each.children.length === 0 && each.named && reflective.has(each.text)) return each.text;
  return undefined;
}

/** A word in the nodes that would mean something else in another function. */
export function boundWord(nodes: readonly SyntaxNode[]): string | undefined {
  for (const node of nodes)
    for (const each of node.descendants()) {
      const { bound } = each.language.names;
      if (bound.has(each.text)) return each.text;
    }
  return undefined;
}
