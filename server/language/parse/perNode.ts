import type { SyntaxNode } from "./syntaxNode.ts";

/** A question about nodes that is asked of the same ones again and again, as of a table for each of its numbers: answered once. */
export function perNode<Answer>(answer: (node: SyntaxNode) => Answer): (node: SyntaxNode) => Answer {
  const known = new WeakMap<SyntaxNode, { readonly answer: Answer }>();
  return (node) => {
    let found = known.get(node);
    if (!found) {
      found = { answer: answer(node) };
      known.set(node, found);
    }
    return found.answer;
  };
}
