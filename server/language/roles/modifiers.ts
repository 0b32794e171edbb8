/** Words that stand before a declaration: `static`, `public`, `readonly`. */
import { type AnyNode, childrenOf } from "../parse/anyNode.ts";
import { inRole } from "./inRole.ts";
import { hasToken } from "./tokens.ts";

/** One modifier, or several in a node of their own. */
export const isModifier = inRole(({ modifiers }) => modifiers);

/** A function that is run in the background: `async`. */
export function isAsync(node: AnyNode): boolean {
  return hasModifier(node, /\basync\b/) || hasToken(node, "async");
}

/** A block that is run in the background. */
export const isAsyncBlock = inRole(({ asyncBlocks }) => asyncBlocks);

/** Whether one of a declaration's modifiers is such a word. */
export function hasModifier(declaration: AnyNode, word: RegExp): boolean {
  return childrenOf(declaration).some((child) => isModifier(child) && word.test(child.text));
}
