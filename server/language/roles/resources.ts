/** What is closed by itself, and what is done in the end. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";
import { isStatement } from "./statements.ts";
import { isToken } from "./tokens.ts";

/** What is done in the end, whatever happens: `finally`, `ensure`, `defer`. */
export const isFinal = inRole(({ finals }) => finals);
/** What closes what is opened in it, by itself: `with`, `using`, one of Java's resources. */
export const isManager = inRole(({ managers }) => managers);

/** Whether a node stands in the head of a statement that closes what is opened there: `with`, `using`, Java's resources. */
export function isManaged(node: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    if (isManager(outer) || isUsing(outer)) return true;
    if (isStatement(outer)) return false;
  }
  return false;
}

/** `using var file = …`, `await using …`. */
function isUsing({ children }: SyntaxNode): boolean {
  const [first, second] = children;
  const keyword = first && isToken(first, "await") ? second : first;
  return keyword !== undefined && isToken(keyword, "using");
}
