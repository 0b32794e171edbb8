import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import type { Glossary } from "../../language/glossary/glossary.ts";
import { isLanguage } from "../../language/glossary/meaning.ts";

/** A token of code that the glossary explains, at a place of a line. */
export interface FoundToken {
  readonly entry: GlossaryEntry;
  readonly start: number;
  readonly end: number;
}

/** What stands in front of a name and belongs to it. */
const marks = /(?:@|#!?\[|\[\[?|'|\$|__)$/;
const longestSign = 6;

/**
 * Explains a keyword, an operator or an attribute where the code has just that. A name counts only if something sets it
 * off from the names people choose: a sign in front, underscores around, a capital letter, or a call of what the language
 * brings along.
 */
export function findToken(
  glossary: Glossary,
  line: string,
  character: number,
  languageId: string,
  isName: boolean,
): FoundToken | undefined {
  for (const { text, start, end } of candidatesAt(line, character, languageId, isName)) {
    const entry = glossary
      .token(text)
      .find(({ where }) => where?.languages?.some((language) => isLanguage(languageId, language)));
    if (entry) return entry.quiet ? undefined : { entry, start, end };
  }
  return undefined;
}

interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function candidatesAt(
  line: string,
  character: number,
  languageId: string,
  isName: boolean,
): readonly Candidate[] {
  const before =
    line.slice(Math.max(0, character - 60), character).match(/(?<![\p{L}\p{N}_])[\p{L}\p{N}_]*$/u)?.[0] ?? "";
  const after = line.slice(character, character + 60).match(/^[\p{L}\p{N}_]*/u)?.[0] ?? "";
  const name = before + after;
  const start = character - before.length;
  const end = start + name.length;
  if (name === "") return signsAt(line, character);
  const mark = line.slice(0, start).match(marks)?.[0] ?? "";
  const closed = { "#[": "]", "#![": "]", "[": "]", "[[": "]]" }[mark] ?? "";
  const found: Candidate[] = [];
  // `'a'` is a character, `'a` a lifetime.
  if (mark !== "" && line[end] !== "'")
    found.push({ text: mark + name + closed, start: start - mark.length, end });
  if (line[start - 1] === "<" || line[end] === ".") {
    const header = /^<[\w./]{1,60}>/.exec(line.slice(line.lastIndexOf("<", start)))?.[0];
    if (header && /^\s*#\s*include/.test(line)) found.push({ text: header, start, end });
  }
  const bang = line[end] === "!" && line[end + 1] !== "=" ? "!" : "";
  if (bang !== "") found.push({ text: `${name}!`, start, end: end + 1 });
  if (!isName || (isSetOff(name, line[end], languageId) && !isStructLiteral(line, start, end))) {
    found.push(...keywordPairs(line, name, start, end));
    found.push({ text: name, start, end });
  }
  return found;
}

/** `yield from`, `as const`, `if let`: two words that mean something together. */
function keywordPairs(line: string, name: string, start: number, end: number): readonly Candidate[] {
  const next = line.slice(end, end + 20).match(/^ +([a-z]+)\b/);
  const previous = line.slice(Math.max(0, start - 20), start).match(/\b([a-z]+) +$/);
  return [
    ...(next ? [{ text: `${name} ${next[1]}`, start, end: end + next[0].length }] : []),
    ...(previous ? [{ text: `${previous[1]} ${name}`, start: start - previous[0].length, end }] : []),
  ];
}

/** `= Arc { x: 0 }` makes a struct of that name, which none of the standard types is written like. */
function isStructLiteral(line: string, start: number, end: number): boolean {
  return /^ ?\{/.test(line.slice(end)) && /(?:^|[=(,]|\breturn)\s*$/.test(line.slice(0, start));
}

function isSetOff(name: string, next: string | undefined, languageId: string): boolean {
  return /^__\w+__$|^[A-Z][a-zA-Z]+$|^[A-Z]{4,}$|_t$/.test(name) || (languageId === "go" && next === "(");
}

/** The longest sign around a character. */
function signsAt(line: string, character: number): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let length = longestSign; length > 0; length--)
    for (let start = Math.max(0, character - length + 1); start <= character; start++) {
      const text = line.slice(start, start + length);
      if (text.length === length && !/\s/.test(text) && isWholeSign(line, start, start + length))
        found.push({ text, start, end: start + length });
    }
  return found;
}

/** `?` is no part of `?.`, nor `=` of `=>`: the neighbours of a sign are no signs that could belong to it. */
function isWholeSign(line: string, start: number, end: number): boolean {
  const sign = /[=<>!?:&|^%+*/~.-]/;
  const [first = "", last = ""] = [line[start], line[end - 1]];
  return (
    !(sign.test(first) && sign.test(line[start - 1] ?? " ")) &&
    !(sign.test(last) && sign.test(line[end] ?? " "))
  );
}
