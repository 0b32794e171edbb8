import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { expressionType } from "./typeHints/expressionType.ts";

/** What may stand in an f-string's braces without changing when it is evaluated. */
const plain = new Set(["identifier", "attribute", "subscript", "call", "integer", "float"]);

/** Why values cannot stand in an f-string's braces, as f-strings were before Python 3.12; undefined when they can. */
export function replacementRefusal(values: readonly SyntaxNode[]): string | undefined {
  if (values.some(({ type }) => !plain.has(type)))
    return "A value is named, starred or more than a plain one.";
  if (values.some(({ text }) => /["'\\{}\n#!]/.test(text)))
    return "A value holds quotes or braces, which f-strings did not allow before Python 3.12.";
  return undefined;
}

/**
 * What must hold for an f-string to do the same in the same order: it writes each value before it asks for the next, where
 * `format` and `%` ask for all of them first.
 */
export function orderDoubt(values: readonly SyntaxNode[]): string | undefined {
  const isOpen = (value: SyntaxNode) => expressionType(value) === undefined;
  const called = values.findLast((value) => isOpen(value) && value.ofType("call").length > 0);
  const before = called ? values.slice(0, values.indexOf(called)) : [];
  const open = before.find(isOpen);
  return called && open ? `writing ${open.text} has no part in ${called.text}` : undefined;
}
