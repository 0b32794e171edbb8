/** What calls are given, seen from within. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isCall } from "./calls.ts";
import { inRole } from "./inRole.ts";

/** All that a call is given, with its brackets. */
export const isArgumentList = inRole(({ argumentLists }) => argumentLists);
/** The frame around one argument, alone or with its name. */
export const isArgumentFrame = inRole(({ argumentFrames }) => argumentFrames);
/** A function handed over beside the arguments: Ruby's `&block`. */
export const isBlockArgument = inRole(({ blockArguments }) => blockArguments);
/** A call of a macro. */
export const isMacroCall = inRole(({ macroCalls }) => macroCalls);

/** What a macro is called: `assert_eq` of `assert_eq!(a, b)`; empty for what calls none. */
export function macroName(node: SyntaxNode): string {
  return isMacroCall(node) ? (node.child("macro")?.text ?? "") : "";
}

/** The list of arguments that a node is a whole argument in. */
export function argumentListAround({ parent }: SyntaxNode): SyntaxNode | undefined {
  const list = parent && isArgumentFrame(parent) ? parent.parent : parent;
  return list && isArgumentList(list) ? list : undefined;
}

/** The call that a node is a whole argument of. */
export function callAround(node: SyntaxNode): SyntaxNode | undefined {
  const call = argumentListAround(node)?.parent;
  return call && isCall(call) ? call : undefined;
}
