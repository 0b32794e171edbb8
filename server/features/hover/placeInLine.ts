import type { Joint } from "../../language/glossary/glossary.ts";
import type { Word } from "../../text/termWords.ts";
import { writtenOf } from "./termNames.ts";

/** How words stand in their line: in one piece, in an address, beside a sign. */

/** Characters of an address that are looked at on either side. */
const longestAddress = 200;

/** `Content-Transfer-Encoding` is another header than `Transfer-Encoding`. */
export function isWithinHyphens(line: string, run: readonly Word[]): boolean {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return /[\p{L}]-$/u.test(line.slice(0, start)) || /^-\p{L}/u.test(line.slice(end));
}

/** `Via` at the start of a sentence is no header: quotes, a colon behind or the word "header" make it one. */
export function isNamedAsHeader(line: string, run: readonly Word[]): boolean {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return (
    /["'`]$/.test(line.slice(0, start)) || /^["'`]?:/.test(line.slice(end)) || /\bheaders?\b/i.test(line)
  );
}

/** Whether words are parted by humps or underscores alone. */
export function isParted(line: string, run: readonly Word[]): boolean {
  return /^[\p{L}\p{N}_]+$/u.test(writtenOf(line, run));
}

/** Words that spaces part must be whole ones: "type parameters" in "media-type parameters" are none, nor "Null Object" in `CheckForNull Object`. */
export function isInOnePiece(line: string, run: readonly Word[]): boolean {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  if (!/\s/.test(line.slice(start, end))) return true;
  return !/[\p{L}\p{N}_$-]/u.test(line[start - 1] ?? " ") && !/[\p{L}\p{N}_$]/u.test(line[end] ?? " ");
}

/** "100 %" and "$200" are amounts, ECMA-404 a standard. */
export function isBareNumber(line: string, run: readonly Word[]): boolean {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return (
    !/(?:[.$€£#]|\p{L}-)$/u.test(line.slice(0, start)) &&
    !/^\s?(?:%|[.,]\d|ms\b|px\b|s\b|[kKM]?B\b)/.test(line.slice(end))
  );
}

const authors = /\bcopyright\b|©|@author\b|^[\s/*#;-]{0,20}(?:authors?|maintainers?|contributors?):/i;
const mailbox = /\p{L} <[^<>\s@]{1,64}@[^<>\s@]{1,200}>/u;

/** Lines that say who wrote something hold names of people and firms, which are words of all kinds. */
export function namesPeople(line: string): boolean {
  return authors.test(line) || mailbox.test(line);
}

/** Words of an address, a path or a tag say where something is, not what. */
export function isAddress(line: string, character: number): boolean {
  const before =
    line
      .slice(Math.max(0, character - longestAddress), character)
      .split(/\s/)
      .at(-1) ?? "";
  const after = line.slice(character, character + longestAddress).split(/\s/)[0] ?? "";
  const chunk = before + after;
  if (/<\/?(?:[a-z][\w-]*)?$/.test(before) && /^[a-z][\w-]*(?:[\s/>]|$)/.test(line.slice(character)))
    return true;
  return (
    /\]\([^)]*$/.test(before) ||
    /:\/\/|^www\.|\w\.(?:com|org)\b|\S@\S{1,100}\.\S/.test(chunk) ||
    /^[("'`]*[\w.@~-]*\/[\w.@/-]*\.\w{1,5}[)"'`,.:;]*$/.test(chunk)
  );
}

export function jointOf(line: string, run: readonly Word[]): Joint {
  return run.some((word, index) => {
    const before = run[index - 1];
    return before !== undefined && /\s/.test(line.slice(before.end, word.start));
  })
    ? "apart"
    : "joined";
}
