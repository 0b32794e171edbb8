import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { needsBrackets } from "../../../language/roles/statements.ts";
import { isTextLiteral } from "../../../language/roles/tokens.ts";

/** The line break that a text uses. */
export function breakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The blanks at the start of the line. */
export function indentAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return line.slice(0, line.length - line.trimStart().length);
}

/** Whether nothing but blanks stands before it on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
}

/** What a text is indented by, one step: as the owner's body is. */
export function stepOf(text: string, outer: number, inner: number): string {
  const [before, after] = [indentAt(text, outer), indentAt(text, inner)];
  if (after.startsWith(before) && after.length > before.length) return after.slice(before.length);
  return text.includes("\n\t") ? "\t" : "    ";
}

/** Lines moved from one indentation to another; empty ones stay empty. */
export function reindented(code: string, from: string, to: string): string {
  return code
    .split("\n")
    .map((line, index) => {
      if (line.trim() === "") return line.trim() === line ? line : line.replace(/[ \t]+/, "");
      if (index === 0) return to + line;
      return line.startsWith(from) ? to + line.slice(from.length) : line;
    })
    .join("\n");
}

/** Whether to indent the nodes otherwise would change a text that goes over several lines. */
export function holdsLongText(nodes: readonly SyntaxNode[]): boolean {
  return nodes.some((node) =>
    [...node.descendants()].some((each) => isTextLiteral(each) && each.text.includes("\n")),
  );
}

/** An expression as it can stand by itself. */
export function standing(node: SyntaxNode, endsAtBreak: boolean): string {
  return endsAtBreak && needsBrackets(node) ? `(${node.text})` : node.text;
}
