import { replaceEnd } from "../../text/endOf.ts";

/** A comment without its signs, line by line. */
export interface CommentLine {
  /** What stands on the line, without signs and the white space around it. */
  readonly text: string;
  /** Where `text` starts, counted from the comment's start. */
  readonly offset: number;
  /** White space between the signs and `text`, in characters. */
  readonly indent: number;
}

/** What opens a comment, in any language. */
const opener =
  /^\s*(?:\/\/[/!]*<?|\/\*+[!<]?|#+[!:]?|--+(?:\[=*\[)?!?|;+|<!--|<%#|<#|%+|\{-[|#]?|\(\*+|\{\{!-*|\{#|[rRuU]?"""|[rRuU]?'''|'|=begin\b|\*>|!|REM\b|rem\b|::|"|\\ )?/;
/** What a line inside a block may start with. */
const inner = /^\s*(?:\*+(?!\/)|\|)?/;
const closer = /(?:\*+\/|-->|#>|-\}|\*\)|\]=*\]|%>|#\}|\}\}|"""|'''|=end)$/;

/** The lines of a comment without the signs around them; blank lines included. */
export function commentLines(comment: string): readonly CommentLine[] {
  const lines: CommentLine[] = [];
  let start = 0;
  for (const line of comment.split("\n")) {
    // Comments that follow each other line by line may be given as one.
    const isFirst = lines.length === 0 || /^\s*(?:\/\/|#(?!\{)|--(?!-*>)|;)/.test(line);
    const head = ((isFirst ? opener : inner).exec(line) ?? inner.exec(line))?.[0] ?? "";
    const rest = line.slice(head.length);
    const lead = rest.length - rest.trimStart().length;
    const isLast = start + line.length >= comment.trimEnd().length;
    const text = (isLast ? replaceEnd(rest.trimEnd(), closer, "") : rest).trim();
    lines.push({ text, offset: start + head.length + lead, indent: lead });
    start += line.length + 1;
  }
  return lines;
}

/** A comment's text without its signs. */
export function commentBody(comment: string): string {
  return commentLines(comment)
    .map(({ text }) => text)
    .join("\n")
    .trim();
}

/** What a line comment may begin with, in any language. */
const ofLine = /^[ \t]*(\/\/[/!]?|#+|--|;+|%+)/;

/** The sign of the line comment that a line begins with, in whatever language; undefined where none does. */
export function lineSign(line: string): string | undefined {
  return ofLine.exec(line)?.[1];
}

/** A line of a comment without the sign before it: of a line comment, or the star within a block. */
export function withoutLineSign(line: string): string {
  return line.replace(/^[ \t]*(?:\/\/[/!]?|\*(?!\/)|#+|--|;+|%+)?[ \t]?/, "");
}
