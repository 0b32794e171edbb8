import type { AnyNode } from "./anyNode.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** A question about nodes that is asked of the same ones again and again, as of a table for each of its numbers: answered once. */
export function perNode<Answer, N extends AnyNode = SyntaxNode>(
  answer: (node: N) => Answer,
): (node: N) => Answer {
  const known = new WeakMap<N, { readonly answer: Answer }>();
  return (node) => {
    let found = known.get(node);
    if (!found) {
      found = { answer: answer(node) };
      known.set(node, found);
    }
    return found.answer;
  };
}
