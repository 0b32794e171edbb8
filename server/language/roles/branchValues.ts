import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { branchesOf } from "./branches.ts";
import { withoutStatement } from "./statements.ts";
import { isBlock, significantNamed } from "./tokens.ts";

/** What a branch is worth where it stands for a value: each way's expression, or the last one of its block. */
export function branchValues(node: SyntaxNode): readonly SyntaxNode[] {
  return branchesOf(node).flatMap(({ body }) => {
    const last = body && isBlock(body) ? significantNamed(body).at(-1) : body;
    return last ? [withoutStatement(last)] : [];
  });
}
