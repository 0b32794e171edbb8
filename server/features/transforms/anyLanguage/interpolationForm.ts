import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall } from "../../../language/roles/calls.ts";
import { isInterpolation, isName, isNumber, isTextLiteral } from "../../../language/roles/tokens.ts";

/** How a language joins texts, and how it puts expressions into one. */
export interface InterpolationForm {
  readonly operator: string;
  /** The operator adds numbers too. */
  readonly addsNumbers: boolean;
  readonly open: string;
  readonly close: string;
  /** Its quotes may not stand again in the expressions of a text around it. */
  readonly isShut?: true;
  /** A literal's words as they stand there; undefined where they cannot. */
  text(literal: SyntaxNode): string | undefined;
  /** An expression with its signs; undefined where it cannot stand there. */
  value(node: SyntaxNode): string | undefined;
  /** Whether an expression is a text for certain; absent where anything may be joined. */
  readonly isText?: (node: SyntaxNode) => boolean;
}

/** On one line, and without expressions. */
export function isPlainLiteral(literal: SyntaxNode): boolean {
  return !literal.text.includes("\n") && ![...literal.descendants()].some(isInterpolation);
}

/** The words of a literal in double quotes without prefixes. */
export function doubleQuoted(literal: SyntaxNode): string | undefined {
  return isPlainLiteral(literal) && isQuotedBy(literal, '"') ? literal.text.slice(1, -1) : undefined;
}

/** The words of a literal in single quotes, in which a backslash stands for itself, as double quotes have them. */
export function singleQuoted(literal: SyntaxNode): string | undefined {
  if (!isPlainLiteral(literal) || !isQuotedBy(literal, "'")) return undefined;
  return literal.text
    .slice(1, -1)
    .replace(/\\['\\]|[\\"]/g, (sign) => (sign === "\\'" ? "'" : `\\${sign.at(-1)}`));
}

/** What is read by a name, a path or a call, without quotes, braces and line breaks of its own. */
export function plainValue(node: SyntaxNode): string | undefined {
  const source = node.text;
  const isRead = isName(node) || isNumber(node) || isCall(node) || /^(?:->|[$@\w.()[\]])+$/.test(source);
  return isRead && !/["'\\{}\n#!:?]/.test(source) && !isTextLiteral(node) ? source : undefined;
}

/** One quote stands at its start, not three. */
export function isQuotedBy({ text }: SyntaxNode, quote: string): boolean {
  return text.startsWith(quote) && text.length > 1 && !text.startsWith(quote.repeat(3));
}
