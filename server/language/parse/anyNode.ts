import type { LanguageFacts } from "../languageFacts.ts";
import { factsOf, SyntaxNode } from "./syntaxNode.ts";
import type { Node } from "./treeSitter.ts";

/**
 * A node of a parse tree: copied, or still in the parser's memory. What is asked of nodes by role works for both; the
 * functions here read them alike. A parser's node costs a call into WebAssembly for each question.
 */
export type AnyNode = SyntaxNode | Node;

/** The language of the text that the node is part of. */
export function languageFactsOf(node: AnyNode): LanguageFacts {
  return node instanceof SyntaxNode ? node.language : factsOf(node.tree.language);
}

export function isNamed(node: AnyNode): boolean {
  return node instanceof SyntaxNode ? node.named : node.isNamed;
}

/** Offset of the node's first UTF-16 code unit. */
export function startOf(node: AnyNode): number {
  return node instanceof SyntaxNode ? node.start : node.startIndex;
}

/** Offset behind the node's last UTF-16 code unit. */
export function endOf(node: AnyNode): number {
  return node instanceof SyntaxNode ? node.end : node.endIndex;
}

/** The name of the parent's field that holds the node. */
export function fieldOf(node: AnyNode): string | undefined {
  if (node instanceof SyntaxNode) return node.field;
  const { parent } = node;
  if (!parent) return undefined;
  for (let index = 0; index < parent.childCount; index++)
    if (parent.child(index)?.id === node.id) return parent.fieldNameForChild(index) ?? undefined;
  return undefined;
}

export function parentOf<N extends AnyNode>(node: N): N | undefined {
  return (node.parent ?? undefined) as N | undefined;
}

/** A function-like node: a declaration, a method, a lambda. */
export function isFunctionNode(node: AnyNode): boolean {
  return isNamed(node) && languageFactsOf(node).functions.has(node.type);
}

/** The first child in the field. */
export function childIn<N extends AnyNode>(node: N, field: string): N | undefined {
  const child = node instanceof SyntaxNode ? node.child(field) : node.childForFieldName(field);
  return (child ?? undefined) as N | undefined;
}

/** The first child in the first of the fields that has one. */
export function childInAny<N extends AnyNode>(node: N, fields: readonly string[]): N | undefined {
  for (const field of fields) {
    const child = childIn(node, field);
    if (child) return child;
  }
  return undefined;
}

/** All children, punctuation and keywords included. */
export function childrenOf<N extends AnyNode>(node: N): readonly N[] {
  return (node instanceof SyntaxNode ? node.children : present(node.children)) as readonly N[];
}

/** The children that mean something to the language: no punctuation, and no comments, which may stand anywhere. */
export function namedChildrenOf<N extends AnyNode>(node: N): readonly N[] {
  if (node instanceof SyntaxNode) return node.namedChildren as readonly AnyNode[] as readonly N[];
  const { comments } = languageFactsOf(node);
  const named = present(node.namedChildren) as readonly N[];
  return named.filter(({ type }) => !comments.has(type));
}

/** The named node right behind, in the same parent. */
export function nextNamed<N extends AnyNode>(node: N): N | undefined {
  if (!(node instanceof SyntaxNode)) return (node.nextNamedSibling ?? undefined) as N | undefined;
  let next = node.nextSibling;
  while (next && !next.named) next = next.nextSibling;
  return next as N | undefined;
}

/** The named node right before, in the same parent. */
export function previousNamed<N extends AnyNode>(node: N): N | undefined {
  if (!(node instanceof SyntaxNode)) return (node.previousNamedSibling ?? undefined) as N | undefined;
  let previous = node.previousSibling;
  while (previous && !previous.named) previous = previous.previousSibling;
  return previous as N | undefined;
}

/** Whether two variables hold the same node. */
export function isSame(one: AnyNode, other: AnyNode): boolean {
  if (one instanceof SyntaxNode || other instanceof SyntaxNode) return one === other;
  return one.id === other.id;
}

function present(nodes: readonly (AnyNode | null)[]): readonly AnyNode[] {
  return nodes.filter((node) => node !== null);
}
