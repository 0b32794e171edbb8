import { type AnyNode, childrenOf, isNamed } from "../parse/anyNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";

/** An operator between two operands: arithmetic, comparison, logic, bits. */
export const isOperation = inRole(({ operations }) => operations);
/** An operator before or behind its only operand: `-x`, `!x`. */
export const isUnary = inRole(({ unaries }) => unaries);
/** What gives an existing place a value; the augmenting ones included. */
export const isAssignment = inRole(({ assignments }) => assignments);
/** `x += 1`, in grammars that tell it from a plain assignment. */
export const isAugmentation = inRole(({ augmentations }) => augmentations);
/** What says that a value is of another type. */
export const isCast = inRole(({ casts }) => casts);
/** A list whose elements are taken one by one: `...list`. */
export const isSplat = inRole(({ splats }) => splats);
/** From one value to another: `0..9`. */
export const isRange = inRole(({ ranges }) => ranges);
/** Values with commas between and no brackets around. */
export const isSequence = inRole(({ sequences }) => sequences);
/** An expression within markup, with its braces. */
export const isEmbedded = inRole(({ embedded }) => embedded);
/** An element of markup. */
export const isMarkup = inRole(({ markup }) => markup);
const refersAlways = inRole(({ references }) => references);
/** What waits for a value: `await`. */
export const isAwait = inRole(({ waits }) => waits);
/** What hands a value over and goes on later: `yield`. */
export const isYield = inRole(({ yields }) => yields);

/** What refers to a place, or follows such a reference: `&x`, `*x`. */
export function isReference(node: AnyNode): boolean {
  return refersAlways(node) || (isUnary(node) && /^[&*]$/.test(operatorOf(node) ?? ""));
}

/** The value that a cast gives another type; any other node is what it is. */
export function withoutCast(node: SyntaxNode): SyntaxNode {
  return isCast(node) ? (node.child("value") ?? node) : node;
}

const isNamedOperator = inRole(({ operators }) => operators);

/** A word or sign between or before operands. */
export function isOperator(node: AnyNode): boolean {
  return !isNamed(node) || isNamedOperator(node);
}

/** The operator of an operation: its first part without a name, or that is named an operator. */
export function operatorOf(node: AnyNode): string | undefined {
  const operator = childrenOf(node).find(isOperator);
  return operator && (isNamed(operator) ? operator.text : operator.type);
}
