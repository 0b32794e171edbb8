import type { SyntaxVerdict } from "../../contract/ports.ts";

/** A place where a text does not follow its language. */
export interface SyntaxProblem {
  /** Offsets of UTF-16 code units; the end lies behind the start. */
  readonly start: number;
  readonly end: number;
  /** A sentence. */
  readonly message: string;
}

/** A parser that is the last word on whether a text is well-formed. */
export type Judge = (text: string, languageId: string) => SyntaxVerdict;

/** Longest piece of a text that a problem underlines, in code units. */
const longestMark = 80;

/** A problem at an offset: the word or sign that stands there, on one line. */
export function problemAt(text: string, offset: number, message: string): SyntaxProblem {
  // Behind the last character there is nothing to underline.
  const lastInk = text.trimEnd().length;
  const start = Math.max(0, Math.min(offset, lastInk - 1));
  const found = /^[\p{L}\p{N}_$]+|^[^\s\p{L}\p{N}_$]/u.exec(text.slice(start, start + longestMark));
  return { start, end: start + Math.max(1, found?.[0].length ?? 1), message: sentence(message) };
}

function sentence(message: string): string {
  const said = message.trim().replace(/(?<![.:])[.:]+$/, "");
  const rest = said.slice(1);
  // Names such as `EOF` keep their case.
  const first = /^[A-Z][a-z]/.test(said) ? said.charAt(0).toLowerCase() : said.charAt(0);
  return `Syntax error: ${first}${rest}.`;
}

/** The offset of a line and column. @param line 1-based @param column 0-based, in code units */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(text.length, start + column);
}

/** The offset in code units of an offset in UTF-8 bytes. */
export function offsetOfByte(text: string, bytes: number): number {
  let seen = 0;
  let offset = 0;
  for (const character of text) {
    if (seen >= bytes) break;
    seen += utf8Length(character.codePointAt(0) ?? 0);
    offset += character.length;
  }
  return offset;
}

/** The offset of a line and a column in bytes. @param line 1-based @param bytes 0-based */
export function offsetOfBytesInLine(text: string, line: number, bytes: number): number {
  const start = offsetAt(text, line, 0);
  return start + offsetOfByte(text.slice(start), bytes);
}

const [oneByte, twoBytes, threeBytes] = [0x80, 0x800, 0x10000];

function utf8Length(codePoint: number): number {
  if (codePoint < oneByte) return 1;
  if (codePoint < twoBytes) return 2;
  return codePoint < threeBytes ? 3 : 4;
}
