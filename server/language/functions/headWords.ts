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
    for (const word of outer.children.flatMap(wordsIn)) words.add(word);
  return words;
}

function wordsIn(child: SyntaxNode): readonly string[] {
  if (isModifier(child)) return child.text.toLowerCase().split(/[^\p{L}]+/u);
  return !child.named && /^[a-z]+$/.test(child.text) ? [child.text] : [];
}

/** `export` around one definition, not a list of several. */
function isFrameOf(outer: SyntaxNode, node: SyntaxNode): boolean {
  return isFrame(outer) && (unframed(outer) === node || outer.namedChildren.length <= 2);
}
