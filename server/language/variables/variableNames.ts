import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isMemberAccess } from "../roles/accesses.ts";
import { isName } from "../roles/tokens.ts";

/** Whether a node may name a variable of a function; Ruby's `@x` and `$x` outlive it. */
export function mayNameVariable(node: SyntaxNode): boolean {
  const { leaves } = node.language.names;
  return leaves.size > 0 ? leaves.has(node.type) && node.named : isName(node) && !isMemberName(node);
}

/** Where a piece of code names what may be a variable of such a name, in document order. */
export function usesOf(name: string, root: SyntaxNode): readonly SyntaxNode[] {
  return [...root.descendants()].filter((node) => node.text === name && mayNameVariable(node));
}

/** `b` of `a.b`. */
function isMemberName({ parent, start }: SyntaxNode): boolean {
  return parent !== undefined && isMemberAccess(parent) && parent.start < start;
}
