import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { argumentsOf, calleeOf, isCall, receiverOf } from "../../../language/roles/calls.ts";
import { isInterpolation, isName, isNumber, isTextLiteral } from "../../../language/roles/tokens.ts";
import { expressionType } from "../python/typeHints/expressionType.ts";

/** How a language joins texts, and how it puts expressions into one. */
export interface InterpolationForm {
  readonly operator: string;
  /** The operator adds numbers too. */
  readonly addsNumbers: boolean;
  readonly open: string;
  readonly close: string;
  /** A literal's words as they stand there; undefined where they cannot. */
  text(literal: SyntaxNode): string | undefined;
  /** An expression with its signs; undefined where it cannot stand there. */
  value(node: SyntaxNode): string | undefined;
  /** Whether an expression is a text for certain; absent where anything may be joined. */
  readonly isText?: (node: SyntaxNode) => boolean;
}

const isPlainLiteral = (literal: SyntaxNode) =>
  !literal.text.includes("\n") && ![...literal.descendants()].some(isInterpolation);

/** The words of a literal in double quotes without prefixes. */
function doubleQuoted(literal: SyntaxNode): string | undefined {
  const { text } = literal;
  return isPlainLiteral(literal) && /^"(?!"")/.test(text) ? text.slice(1, -1) : undefined;
}

/** The words of a literal in single quotes, in which a backslash stands for itself, as double quotes have them. */
function singleQuoted(literal: SyntaxNode): string | undefined {
  const { text } = literal;
  if (!isPlainLiteral(literal) || !/^'(?!'')/.test(text)) return undefined;
  return text.slice(1, -1).replace(/\\['\\]|[\\"]/g, (sign) => (sign === "\\'" ? "'" : `\\${sign.at(-1)}`));
}

/** What is read by a name, a path or a call, without quotes, braces and line breaks of its own. */
function plainValue(node: SyntaxNode): string | undefined {
  const { text } = node;
  const isRead = isName(node) || isNumber(node) || isCall(node) || /^[$@\w.>()[\]-]+$/.test(text);
  return isRead && !/["'\\{}\n#!:?]/.test(text) && !isTextLiteral(node) ? text : undefined;
}

const csharp: InterpolationForm = {
  operator: "+",
  addsNumbers: true,
  open: '$"',
  close: '"',
  text: (literal) => doubleQuoted(literal)?.replace(/[{}]/g, "$&$&"),
  value: (node) => {
    const text = plainValue(node);
    return text && `{${text}}`;
  },
};

const php: InterpolationForm = {
  operator: ".",
  addsNumbers: false,
  open: '"',
  close: '"',
  // A dollar before the brace would mean another variable.
  text: (literal) =>
    literal.text.endsWith('$"')
      ? undefined
      : (doubleQuoted(literal) ?? singleQuoted(literal)?.replaceAll("$", "\\$")),
  // A text holds what begins with a variable.
  value: (node) => {
    const text = plainValue(node);
    return text && /^\$\w/.test(text) ? `{${text}}` : undefined;
  },
};

const ruby: InterpolationForm = {
  operator: "+",
  addsNumbers: false,
  open: '"',
  close: '"',
  text: (literal) => doubleQuoted(literal) ?? singleQuoted(literal)?.replaceAll("#", "\\#"),
  value: (node) => {
    const subject = madeText(node) ?? node;
    const text = plainRuby(subject);
    return text && `#{${text}}`;
  },
  isText: (node) => madeText(node) !== undefined,
};

/** In Ruby a symbol in brackets is as plain as a name. */
function plainRuby(node: SyntaxNode): string | undefined {
  return plainValue(node) ?? (/^@{0,2}[\w.?!]+(?:\[:\w+\])?$/.test(node.text) ? node.text : undefined);
}

/** `x` of `x.to_s`. */
function madeText(node: SyntaxNode): SyntaxNode | undefined {
  const isMade = isCall(node) && calleeOf(node)?.text === "to_s" && argumentsOf(node).length === 0;
  return isMade ? receiverOf(node) : undefined;
}

const python: InterpolationForm = {
  operator: "+",
  addsNumbers: false,
  open: 'f"',
  close: '"',
  text: (literal) => (doubleQuoted(literal) ?? pythonQuoted(literal))?.replace(/[{}]/g, "$&$&"),
  value: (node) => {
    const [only, ...more] = isCall(node) && calleeOf(node)?.text === "str" ? argumentsOf(node) : [];
    const text = plainValue(only && more.length === 0 ? only : node);
    return text && `{${text}${only && more.length === 0 ? "!s" : ""}}`;
  },
  isText: (node) => expressionType(node) === "str",
};

/** Python's single quotes escape as its double ones do. */
function pythonQuoted(literal: SyntaxNode): string | undefined {
  const { text } = literal;
  if (!isPlainLiteral(literal) || !/^'(?!'')/.test(text)) return undefined;
  return text.slice(1, -1).replace(/\\'|"/g, (sign) => (sign === '"' ? '\\"' : "'"));
}

/** By LSP identifier. */
export const interpolationForms: Readonly<Record<string, InterpolationForm>> = { csharp, php, ruby, python };
