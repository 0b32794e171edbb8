/** Names that expressions ask for, and the words in them. */

import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { splitWords } from "../words/wordForms.ts";
import { isSubscript, isSubscriptPart } from "./accesses.ts";
import { callAround, isArgumentFrame, isArgumentList } from "./arguments.ts";
import { pathOf, readCall, unquote } from "./calls.ts";
import { isUnary, operatorOf, withoutCast } from "./operations.ts";
import { isSymbol, literalText } from "./texts.ts";
import { isName, significantNamed, withoutGroups } from "./tokens.ts";

/** Functions that are asked for a value by its key. */
const asking = /^(?:get|getParameter|fetch|getenv|Getenv|var|env)$/;
/** What a value is asked for through: C's `*`. A word makes something else of it: `typeof`. */
const isSign = /^\W+$/;
const key = /^[\w.-]{1,80}$/;

/**
 * The last name or key of what an expression asks for: `password` of `user.password`, `form["password"]`, `env("password")`
 * and `password()`; empty for anything else.
 */
export function askedName(node: SyntaxNode): string {
  const inner = withoutCast(withoutGroups(node));
  const asked =
    isUnary(inner) && isSign.test(operatorOf(inner) ?? "") ? significantNamed(inner).at(-1) : undefined;
  if (asked) return askedName(asked);
  return keyAsked(inner) ?? unquote((pathOf(inner).split(".").at(-1) ?? "").replace(/\(\)$|\?/g, ""));
}

function keyAsked(node: SyntaxNode): string | undefined {
  if (isSubscript(node)) return keyOf(framed(significantNamed(node).at(-1)));
  const call = readCall(node);
  const isAsking = call !== undefined && call.arguments.length === 1 && asking.test(call.name);
  return isAsking ? keyOf(call.arguments[0]?.value) : undefined;
}

/** What stands alone in its brackets and frames, as C# has them. */
function framed(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let inner = node;
  while (inner && (isArgumentList(inner) || isArgumentFrame(inner) || isSubscriptPart(inner)))
    [inner] = significantNamed(inner);
  return inner;
}

/** What a text or a symbol names as a key; undefined for anything else. */
export function keyOf(node: SyntaxNode | undefined): string | undefined {
  if (!node) return undefined;
  const text = isSymbol(node) ? unquote(node.text) : literalText(node);
  return text !== undefined && key.test(text) ? text : undefined;
}

/** The words of the names and keys in an expression, or of the text that it is; in small letters, without those of comments. */
export function wordsOf(node: SyntaxNode): readonly string[] {
  return [...node.descendants()].flatMap((each) => {
    if (isName(each)) return splitWords(each.text);
    return each === node || isKey(each) ? splitWords(keyOf(each) ?? "") : [];
  });
}

/** Whether a value stands where it is a key: in brackets behind a name, handed to what is asked for it. */
function isKey(node: SyntaxNode): boolean {
  let outer = node.parent;
  while (outer && (isArgumentList(outer) || isArgumentFrame(outer) || isSubscriptPart(outer)))
    outer = outer.parent;
  if (outer && isSubscript(outer)) return outer.namedChildren[0] !== node;
  const call = callAround(node);
  return call !== undefined && asking.test(readCall(call)?.name ?? "");
}

/** Whether one of those words is wanted, in the singular or plural. */
export function hasWord(node: SyntaxNode, words: RegExp): boolean {
  return wordsOf(node).some((word) => words.test(word));
}
