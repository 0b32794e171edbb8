import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";

/**
 * What is underlined of a range: of several lines the first, and no indentation. Longer marks say less, and editors draw them
 * through the white space before every line.
 */
export function underlined({ start, end }: Range, document: Pick<TextDocument, "getText">): Range {
  const { line } = start;
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const first = Math.max(start.character, text.length - text.trimStart().length);
  const last = end.line === line ? end.character : text.trimEnd().length;
  // A mark in white space alone stays where it is.
  if (last <= first) return { start, end };
  return { start: { line, character: first }, end: { line, character: last } };
}
