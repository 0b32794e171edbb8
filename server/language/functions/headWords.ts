import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isFrame, unframed } from "../roles/definitions.ts";
import { isModifier } from "../roles/modifiers.ts";

/** The words that stand before a definition's name or behind its head, in small letters: `export`, `static`, `class`. */
export function headWords(node: SyntaxNode): ReadonlySet<string> {
  const words = new Set<string>();
  for (
    let outer: SyntaxNode | undefined = node;
    outer && (outer === node || isFrameOf(outer, node));
    outer = outer.parent
  )
    for (const child of outer.children) {
      if (!child.named && /^[a-z]+$/.test(child.text)) words.add(child.text);
      if (isModifier(child)) for (const word of child.text.split(/[^\p{L}]+/u)) words.add(word.toLowerCase());
    }
  return words;
}

/** `export` around one definition, not a list of several. */
function isFrameOf(outer: SyntaxNode, node: SyntaxNode): boolean {
  return isFrame(outer) && (unframed(outer) === node || outer.namedChildren.length <= 2);
}
