import { applyOffsetEdits, type Transform } from "../../../server/features/transforms/transform.ts";
import type { SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";

/** What a transformation offers in a text, looked for in one walk over its tree. */
export interface Rewrites {
  /** Places at which something can be done without taking anything for granted. */
  readonly certain: number;
  /** Texts with one offer accepted that takes something for granted, in the order of the places. */
  readonly assumed: readonly string[];
}

export function rewritesIn(
  root: SyntaxNode,
  transform: Transform,
  languageId: string,
  path: string,
): Rewrites {
  const text = root.source;
  let certain = 0;
  const assumed: string[] = [];
  for (const node of root.descendants()) {
    if (!node.named) continue;
    const selection = { start: node.start, end: node.start };
    const rewrite = transform.rewrite(node, { text, languageId, path, root, selection });
    if (!rewrite || !("edits" in rewrite)) continue;
    if (rewrite.assumes === undefined || rewrite.certain?.length) certain++;
    if (rewrite.assumes !== undefined) assumed.push(applyOffsetEdits(text, rewrite.edits));
  }
  return { certain, assumed };
}
