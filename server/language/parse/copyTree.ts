import { copyNode, type SyntaxNode } from "./syntaxNode.ts";
import type { SyntaxTree } from "./syntaxTree.ts";

/** All of a tree, copied: the result may be kept when the tree is gone. */
export function copyTree({ rootNode, text }: SyntaxTree): SyntaxNode {
  const cursor = rootNode.walk();
  try {
    return copyNode(cursor, text, undefined);
  } finally {
    cursor.delete();
  }
}
