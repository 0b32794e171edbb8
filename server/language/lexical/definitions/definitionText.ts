import { commentLines } from "../../comments/commentBody.ts";
import { commentKind } from "../../comments/commentKind.ts";
import { scanText, type Token } from "../scanText.ts";
import type { TextDocumentation } from "./definitionForms.ts";
import type { LexicalDefinition, TextDefinitions } from "./readDefinitions.ts";

/** Lines of comments and annotations above a definition that are looked at. */
const mostLines = 200;

/** The line that defines a name, without the bracket that opens its body. */
export function definitionLine({ masked, lines }: TextDefinitions, { start }: LexicalDefinition): string {
  return lineOf(masked.withoutComments, lines, lines.at(start))
    .replace(/\s{0,9}\{?\s{0,9}$/, "")
    .trim();
}

/** What documents a definition, without signs; empty where nothing does. */
export function documentationAbove(
  text: string,
  languageId: string,
  definitions: TextDefinitions,
  { kind, line }: LexicalDefinition,
): string {
  if (kind === "parameter") return "";
  const { forms, lines, masked } = definitions;
  const tokens = scanText(text, languageId);
  const comments: string[] = [];
  let first = line;
  for (let count = 0; first > 0 && count < mostLines; count++) {
    const written = lineOf(text, lines, first - 1).trimEnd();
    const token =
      written === "" ? undefined : endingAt(tokens, (lines.starts[first - 1] ?? 0) + written.length);
    const above = token ? lines.at(token.start) : first - 1;
    const before = masked.code.slice(lines.starts[above], token?.start).trim();
    if (token?.kind === "string" && comments.length === 0 && forms.documentation.textBehind?.test(before))
      return textOf(text.slice(token.start, token.end));
    if (token?.kind === "comment" && before === "") comments.unshift(text.slice(token.start, token.end));
    else if (written === "" || token || !forms.between?.test(written)) break;
    first = above;
  }
  return textOf(documenting(comments, forms.documentation).join("\n"));
}

function lineOf(text: string, { starts }: TextDefinitions["lines"], line: number): string {
  return text.slice(starts[line], (starts[line + 1] ?? text.length + 1) - 1);
}

/** The comment or text that ends at an offset. */
function endingAt(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens.find(({ start, end }) => start < offset && offset <= end);
}

/** Of the comments right above a definition those that document it. */
function documenting(comments: readonly string[], style: TextDocumentation): readonly string[] {
  const { comment: mark } = style;
  if (!mark) return comments.filter((each) => commentKind(each) === "plain");
  const isMarked = (comment: string) => commentKind(comment, { style: { mark } }) === "documentation";
  if (!style.continues) return comments.filter(isMarked);
  const first = comments.findLastIndex(isMarked);
  return first < 0 ? [] : comments.slice(first);
}

function textOf(comment: string): string {
  return commentLines(comment.trimEnd())
    .map(({ text, indent }) => " ".repeat(Math.max(0, indent - 1)) + text)
    .join("\n")
    .replace(/^[\s|']+/, "")
    .trimEnd();
}
