import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { copyNode, type SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";

/** A text's tree, copied; undefined without a grammar. */
export function treeOf(syntax: Syntax, languageId: string, text: string): Promise<SyntaxNode | undefined> {
  return syntax.withTree(languageId, text, ({ tree }) => {
    const cursor = tree.walk();
    try {
      return copyNode(cursor, text, undefined);
    } finally {
      cursor.delete();
    }
  });
}
