/** Parts of objects and lists. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isMacroCall } from "./arguments.ts";
import { isCall } from "./calls.ts";
import { inRole } from "./inRole.ts";
import { isName, isTruth } from "./tokens.ts";

/** A member of an object, without a call: `a.b`. */
export const isMemberAccess = inRole(({ memberAccesses }) => memberAccesses);
/** `a[i]`. */
export const isSubscript = inRole(({ subscripts }) => subscripts);
/** What stands between the brackets of a subscript, where that is a node of its own: slices, lists of indexes. */
export const isSubscriptPart = inRole(({ subscriptParts }) => subscriptParts);

/** What no operator before it takes apart: a name, a call, a member, an element, `true`. */
export function isPrimary(node: SyntaxNode): boolean {
  const isWord = isName(node) || isTruth(node) || node.language.names.self.has(node.text);
  return isWord || isCall(node) || isMacroCall(node) || isMemberAccess(node) || isSubscript(node);
}
