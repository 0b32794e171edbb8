import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { argumentsOf, calleeOf, isCall, receiverOf } from "../../../language/roles/calls.ts";
import {
  doubleQuoted,
  type InterpolationForm,
  plainValue,
  singleQuoted,
} from "../anyLanguage/interpolationForm.ts";

/** How Ruby joins texts. */
export const rubyText: InterpolationForm = {
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
