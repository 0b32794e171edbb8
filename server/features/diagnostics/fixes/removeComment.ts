import { commentLines } from "../../../language/comments/commentBody.ts";
import { isDirectiveLine } from "../../../language/comments/directives.ts";
import { isSentence } from "../../../language/comments/isSentence.ts";
import { trimEndOf } from "../../../text/endOf.ts";
import { type Fixer, lineStart, replace } from "./fix.ts";

/** Removes a comment, with the lines it fills. */
export const removeComment: Fixer = ({ document, text, rule, start, end }) => {
  const comment = text.slice(start, end);
  const lines = rule === "unused-suppression" ? [] : commentLines(comment);
  // What is written for a tool stays, and a block comment with a sentence beside its code.
  const isBlock = /^(?:\/\*|=begin)/.test(comment);
  if (lines.some((line) => isDirectiveLine(line.text) || (isBlock && isSentence(line.text)))) return [];
  const first = lineStart(text, start);
  const next = text.indexOf("\n", end);
  const last = next < 0 ? text.length : next + 1;
  const isAlone = text.slice(first, start).trim() === "" && text.slice(end, last).trim() === "";
  // Behind code, the white space before the comment goes too.
  const from = isAlone ? first : first + trimEndOf(text.slice(first, start), " \t").length;
  const title = rule === "unused-suppression" ? "Remove the suppression" : "Remove the commented-out code";
  return [{ title, edits: [replace(document, from, isAlone ? last : end, "")], safe: true, preferred: true }];
};
