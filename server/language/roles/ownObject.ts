/** The object whose method runs, and what is asked of it. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "./accesses.ts";
import { calleeOf, isCall, isCreation, receiverOf } from "./calls.ts";
import { receiverAround } from "./parameters.ts";
import { isInterpolation, withoutGroups } from "./tokens.ts";

/** Whether an expression is the thing whose method runs, or its type: `this`, Python's `cls`, Rust's `Self`, Go's receiver. */
export function isOwnObject(node: SyntaxNode): boolean {
  return isSelfWord(node) || receiverAround(node)?.name === node.text;
}

/** Whether the language itself says so: `this`; Go has no such word. */
export function isSelfWord({ language, text }: SyntaxNode): boolean {
  return language.names.selves.has(text);
}

/** Whether a node is a member of that thing, as it is written: `this.name`, Ruby's `@name`. */
export function isOwnMember(node: SyntaxNode): boolean {
  if (node.language.names.self.has(node.type)) return !isOwnObject(node);
  const object = isMemberAccess(node) ? node.namedChildren[0] : undefined;
  return object !== undefined && isOwnObject(object);
}

/** Whether a call calls the function of a name by that name alone, or as a method of the thing itself; making one is no call. */
export function callsOwn(call: SyntaxNode, name: string): boolean {
  if (isCreation(call) || calleeOf(call)?.text !== name) return false;
  const receiver = receiverOf(call);
  return receiver === undefined || isOwnObject(receiver);
}

/** Whether an expression begins with what a method of the thing itself gives, or one of its members: `this.table().name`. */
export function beginsWithOwnCall(node: SyntaxNode): boolean {
  let inner: SyntaxNode | undefined = isInterpolation(node) ? node.namedChildren[0] : node;
  while (inner) {
    const expression = withoutGroups(inner);
    const receiver = isCall(expression) ? receiverOf(expression) : undefined;
    if (receiver && (isOwnObject(receiver) || isOwnMember(receiver))) return true;
    const isStep = isMemberAccess(expression) || isSubscript(expression);
    inner = receiver ?? (isStep ? expression.namedChildren[0] : undefined);
  }
  return false;
}
