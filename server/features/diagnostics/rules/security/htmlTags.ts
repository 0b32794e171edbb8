import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { piecesOf } from "../../../../language/roles/texts.ts";

/** Elements that HTML knows. */
const elements =
  "a|abbr|article|audio|b|blockquote|body|br|button|canvas|center|code|dd|div|dl|dt|em|fieldset|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|legend|li|link|main|meta|nav|object|ol|option|p|pre|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|u|ul|video";
/** The end of an element, or its start with an attribute: no message to the user has either. */
const tag = new RegExp(`</(?:${elements})\\s*>|<(?:${elements})\\s+[\\w-]+\\s*=|<!DOCTYPE`, "i");
/** The start of an element whose name is no word: `<input file>` in a usage line may stand for something. */
const plainTag =
  /<(?:a|b|br|dd|div|dl|dt|em|h[1-6]|hr|html|i|li|ol|p|span|strong|sub|sup|tbody|td|th|thead|tr|u|ul)\s*\/?>/i;
const usage = /\b(?:usage|syntax|synopsis)\b/i;

/** What a file in which an expression writes markup holds. */
export const anyTag = new RegExp(`${tag.source}|${plainTag.source}`, "i");

/** Whether an expression writes markup: an element that HTML knows. */
export function hasTag(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return false;
  const texts = piecesOf(node).flatMap((piece) => ("text" in piece ? piece.text : []));
  return texts.some(
    (text) => tag.test(text) || (plainTag.test(text) && !texts.some((each) => usage.test(each))),
  );
}
