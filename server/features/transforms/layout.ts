import type { SyntaxNode } from "../../language/parse/syntaxNode.ts";
import { isComment, isTextLiteral } from "../../language/roles/tokens.ts";

/** How lines are written at a place. */
export interface Layout {
  /** White space that the place's line begins with. */
  readonly indent: string;
  /** What a level more adds to it. */
  readonly step: string;
  readonly newline: string;
}

/** Spaces of a level in a text that has no indented line to tell. */
const usualStep = 4;
/** Lines that begin with more spaces continue another. */
const widestStep = 8;

export function layoutAt(source: string, offset: number): Layout {
  const indent = indentAt(source, offset);
  return { indent, step: stepOf(source, indent), newline: newlineOf(source) };
}

export function newlineOf(source: string): string {
  return source.includes("\r\n") ? "\r\n" : "\n";
}

/** The white space that the line of an offset begins with. */
export function indentAt(source: string, offset: number): string {
  return /^[ \t]*/.exec(source.slice(lineStart(source, offset)))?.[0] ?? "";
}

/** Offset of the first character of the line. */
export function lineStart(source: string, offset: number): number {
  return source.lastIndexOf("\n", offset - 1) + 1;
}

/** From the start of a place's first line to the start of the line after its last, where nothing else stands on them. */
export function wholeLines(
  source: string,
  place: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } | undefined {
  const start = lineStart(source, place.start);
  const next = source.indexOf("\n", place.end);
  const end = next < 0 ? source.length : next + 1;
  const around = source.slice(start, place.start) + source.slice(place.end, end);
  return around.trim() === "" ? { start, end } : undefined;
}

/**
 * A level of indentation: a tab where the place is indented by one, or where it is not indented most lines are; or else as
 * many spaces as the least indented line has.
 */
function stepOf(source: string, place: string): string {
  const indents = [...source.matchAll(/^([ \t]+)(?=[^\s*])/gm)].map(([, indent = ""]) => indent);
  const tabs = indents.filter((indent) => indent.startsWith("\t")).length;
  if (place === "" ? tabs > indents.length / 2 : place.startsWith("\t")) return "\t";
  const widths = indents
    .filter((indent) => !indent.startsWith("\t"))
    .map(({ length }) => length)
    .filter((width) => width > 1 && width <= widestStep);
  return " ".repeat(widths.length > 0 ? Math.min(...widths) : usualStep);
}

/**
 * What stands in a body, line by line without the indentation that all lines share; undefined where a text over several
 * lines would change by being moved.
 */
export function bodyLines(body: SyntaxNode): readonly string[] | undefined {
  if (holdsLongText(body)) return undefined;
  const { source } = body;
  const isBraced = source[body.start] === "{" && source[body.end - 1] === "}";
  const start = isBraced ? body.start + 1 : body.end - body.text.trimStart().length;
  const lines = source.slice(start, isBraced ? body.end - 1 : body.end).split(/\r?\n/);
  const [first = "", ...rest] = lines;
  const least = isBraced
    ? Math.min(...rest.filter((line) => line.trim() !== "").map(indentWidth))
    : indentAt(source, start).length;
  const own = [first.trimStart(), ...rest.map((line) => line.slice(Math.min(least, indentWidth(line))))];
  while (own[0]?.trim() === "") own.shift();
  while (own.at(-1)?.trim() === "") own.pop();
  return own.map((line) => line.trimEnd());
}

/** A node's text as it stands where its first line has another indentation: its other lines are moved with it. */
export function movedTo(node: SyntaxNode, indent: string): string {
  const from = indentAt(node.source, node.start);
  if (from === indent || holdsLongText(node)) return node.text;
  const [first = "", ...rest] = node.text.split("\n");
  const moved = rest.map((line) =>
    line.trim() !== "" && line.startsWith(from) ? indent + line.slice(from.length) : line,
  );
  return [first, ...moved].join("\n");
}

function indentWidth(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether a text within goes over several lines: its lines must stay where they are. */
export function holdsLongText(node: SyntaxNode): boolean {
  return [...node.descendants()].some((each) => isTextLiteral(each) && each.text.includes("\n"));
}

export function holdsComment(node: SyntaxNode): boolean {
  return [...node.descendants()].some(isComment);
}

/** The text of lines that stand a level deep. */
export function indented(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line) => (line === "" ? line : indent + line));
}
