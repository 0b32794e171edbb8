import type { LanguageFacts } from "../languageFacts.ts";
import type { Node, Tree } from "./treeSitter.ts";

/**
 * A parse tree. It lives in the parser's memory: hold no node of it across an `await`, since the next parse of the
 * same document may delete it. What must be kept is taken out with `snapshot`.
 */
export interface SyntaxTree {
  readonly languageId: string;
  readonly text: string;
  /** Offsets and columns of nodes count UTF-16 code units, as strings and LSP do. */
  readonly rootNode: Node;
  readonly tree: Tree;
  readonly language: LanguageFacts;
}

/** Uses a tree across pauses, during which the parser may give up its own: the copy shares the nodes with it. */
export async function withKept<T>(tree: SyntaxTree, use: (tree: SyntaxTree) => Promise<T>): Promise<T> {
  const copy = tree.tree.copy();
  try {
    return await use({ ...tree, tree: copy, rootNode: copy.rootNode });
  } finally {
    copy.delete();
  }
}
