import type { AnyNode } from "../../server/language/parse/anyNode.ts";
import { childrenOf } from "../../server/language/parse/anyNode.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { copyNode, type SyntaxNode } from "../../server/language/parse/syntaxNode.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);

/** A text's tree, copied. */
export async function parseText(languageId: string, text: string): Promise<SyntaxNode> {
  const root = await syntax.withTree(languageId, text, (tree) =>
    copyNode(tree.rootNode.walk(), text, undefined),
  );
  if (!root) throw new Error(`No tree for ${languageId}`);
  return root;
}

/** What is asked of a text's tree, once copied and once as the parser holds it: both must answer alike. */
export async function askBoth<T>(
  languageId: string,
  text: string,
  ask: (root: AnyNode) => T,
): Promise<{ copied: T; parsed: T }> {
  const answers = await syntax.withTree(languageId, text, (tree) => ({
    copied: ask(copyNode(tree.rootNode.walk(), text, undefined)),
    parsed: ask(tree.rootNode),
  }));
  if (!answers) throw new Error(`No tree for ${languageId}`);
  return answers;
}

/** All nodes in document order, the node itself included. */
export function* below<N extends AnyNode>(node: N): Generator<N> {
  yield node;
  for (const child of childrenOf(node)) yield* below(child);
}
