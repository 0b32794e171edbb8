/** Names by what they say of themselves. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isName } from "./tokens.ts";

/** A name as constants are written: `MAX_SIZE`. */
export function isConstantName({ text }: SyntaxNode): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(text);
}

/** One name that begins with a capital, as types do: `String`. */
export function isCapitalName({ text }: SyntaxNode): boolean {
  return /^[A-Z]\w*$/.test(text);
}

/** Whether a node is a name, and one that is spelt so. */
export function isNamedLike(node: SyntaxNode, spelling: RegExp): boolean {
  return isName(node) && spelling.test(node.text);
}

/** The names in a piece of code in their order; what texts and comments say is none. */
export function namesIn(node: SyntaxNode): readonly string[] {
  return [...node.descendants()].filter(isName).map(({ text }) => text);
}

/** Whether one of the names stands in the code, as a name and not in a text or a comment. */
export function mentionsName(node: SyntaxNode, names: RegExp): boolean {
  for (const each of node.descendants()) if (isName(each) && names.test(each.text)) return true;
  return false;
}
