import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { argumentsOf, calleeOf, isCall } from "../../../language/roles/calls.ts";
import {
  doubleQuoted,
  type InterpolationForm,
  isPlainLiteral,
  isQuotedBy,
  plainValue,
} from "../anyLanguage/interpolationForm.ts";
import { expressionType } from "./typeHints/expressionType.ts";
import { isAddedTo } from "./typeHints/localType.ts";

/** How Python joins texts. */
export const pythonText: InterpolationForm = {
  operator: "+",
  addsNumbers: false,
  open: 'f"',
  close: '"',
  // Before Python 3.12.
  isShut: true,
  text: (literal) => (doubleQuoted(literal) ?? pythonQuoted(literal))?.replace(/[{}]/g, "$&$&"),
  value: (node) => {
    const [only, ...more] = isCall(node) && calleeOf(node)?.text === "str" ? argumentsOf(node) : [];
    const text = plainValue(only && more.length === 0 ? only : node);
    return text && `{${text}${only && more.length === 0 ? "!s" : ""}}`;
  },
  isText: (node) => expressionType(node) === "str" && !isAddedTo(node),
};

/** Python's single quotes escape as its double ones do. */
function pythonQuoted(literal: SyntaxNode): string | undefined {
  const { text } = literal;
  if (!isPlainLiteral(literal) || !isQuotedBy(literal, "'")) return undefined;
  return text.slice(1, -1).replace(/\\'|"/g, (sign) => (sign === '"' ? '\\"' : "'"));
}
