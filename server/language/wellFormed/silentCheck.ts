import type { SyntaxNode } from "../parse/syntaxNode.ts";

/** Looks at a node of one type: suspicious, certainly wrong (the words say why), or fine. */
export type SilentCheck = (node: SyntaxNode) => "suspect" | string | undefined;
