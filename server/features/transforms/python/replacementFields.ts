import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

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
