import type { SyntaxNode } from "../../parse/syntaxNode.ts";

/** Looks at a node of one type: suspicious, certainly wrong (the words say why), or fine. */
export type SilentCheck = (node: SyntaxNode) => "suspect" | string | undefined;

/** For what a language no longer has. */
export const suspect: SilentCheck = () => "suspect";

export function suspectIf(isSuspect: boolean): "suspect" | undefined {
  return isSuspect ? "suspect" : undefined;
}
