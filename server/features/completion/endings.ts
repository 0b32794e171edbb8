import { lexiconOf } from "../../language/lexical/lexicons.ts";

/** What a beginning of a line ends with. */
export type EndingKind = "word" | "number" | "string" | "operator" | "group" | "line";

/** A place where a suggestion may end. */
export interface Ending {
  /** Characters of the text before it. */
  readonly at: number;
  readonly kind: EndingKind;
}

const quotes: ReadonlySet<string> = new Set(['"', "'", "`"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
/** Languages whose names hold hyphens. */
const hyphenated = /^(css|scss|less|html|xml|yaml|shellscript|dockerfile|makefile|clojure|toml|vue|svelte)$/;
const wordChar = /[\p{L}\p{N}_$]/u;
/** An operator with its space. */
const operatorAt = /^[=+\-*/<>!&|%^~?:,;]+ ?/;

/**
 * The places of a text where a suggestion may end: behind a word, a number, a string, an operator with its space, and a
 * closed bracket group. Inside a string there is none, and none inside a name. The text's own end is the last.
 * @param quote the quote of a string that is open before the text; empty outside strings
 */
export function endingsOf(
  text: string,
  linePrefix: string,
  quote: string,
  languageId: string,
): readonly Ending[] {
  const end = text.trimEnd().length;
  if (end === 0) return [];
  const found: Ending[] = [];
  let at = quote === "" ? 0 : behindString(text, 0, quote);
  if (quote !== "" && at !== -1) found.push({ at, kind: "string" });
  while (at !== -1 && at < end) {
    const next = pieceAt(text, at, linePrefix, languageId);
    at = next.at;
    if (at !== -1 && next.kind) found.push({ at, kind: next.kind });
  }
  return [...found.filter((ending) => ending.at < end), { at: end, kind: "line" }];
}

/** The piece of text at an offset: where it ends (-1 within a string), and what it is if a suggestion may end behind it. */
function pieceAt(
  text: string,
  at: number,
  linePrefix: string,
  languageId: string,
): { readonly at: number; readonly kind?: EndingKind } {
  const char = text.charAt(at);
  if (quotes.has(char) && !isApostrophe(text, at, linePrefix, languageId))
    return { at: behindString(text, at + 1, char), kind: "string" };
  if (wordChar.test(char)) {
    const isNumber = /\d/.test(char) && !wordChar.test(before(text, at, linePrefix));
    return { at: behindWord(text, at, languageId), kind: isNumber ? "number" : "word" };
  }
  if (closers.has(char)) return { at: at + 1, kind: "group" };
  const operator = operatorAt.exec(text.slice(at))?.[0];
  return operator === undefined ? { at: at + 1 } : { at: at + operator.length, kind: "operator" };
}

/** The character before an offset of the text. */
function before(text: string, at: number, linePrefix: string): string {
  return at > 0 ? text.charAt(at - 1) : linePrefix.slice(-1);
}

/** Behind the word that begins or goes on at an offset. */
function behindWord(text: string, from: number, languageId: string): number {
  const hyphens = hyphenated.test(languageId);
  let at = from;
  for (;;) {
    const char = text.charAt(at);
    const joins = hyphens && char === "-" && wordChar.test(text.charAt(at + 1));
    if (char === "" || (!wordChar.test(char) && !joins)) return at;
    at++;
  }
}

/** Behind the closing quote; -1 if there is none. */
function behindString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (char === quote) return at + 1;
  }
  return -1;
}

/** The longest prefix of a string literal, as in Python's `rb'…'`. */
const longestStringPrefix = 2;

/** Whether single quotes hold one character, so that what is not closed behind it is no text. */
function hasCharacters(languageId: string): boolean {
  return lexiconOf(languageId)?.forms.some(({ open, isCharacter }) => open === "'" && isCharacter) === true;
}

/** A single quote that opens no string: a lifetime of Rust, or an apostrophe. */
function isApostrophe(text: string, at: number, linePrefix: string, languageId: string): boolean {
  if (text.charAt(at) !== "'") return false;
  if (hasCharacters(languageId)) return /^'[\p{L}_]\w*(?!\w|')/u.test(text.slice(at));
  const word =
    /(?<!\w)\w*$/.exec((linePrefix + text.slice(0, at)).slice(-longestStringPrefix - 1))?.[0] ?? "";
  return word.length > longestStringPrefix;
}
