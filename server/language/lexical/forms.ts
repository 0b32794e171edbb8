import type { Form } from "./lexicon.ts";

/** A character literal is no longer: `'\u{10FFFF}'`. */
export const longestCharacter = 12;
/** Before what a sign that must stand apart may open. */
export const wordBefore = /[\w$]/;
const wordStart = /[\s;|&()`]/;
const spaceBefore = /[\s;(),\]{}[|&=:]/;

export function isPlaced(text: string, at: number, { where }: Form): boolean {
  if (where === undefined || at === 0) return true;
  const before = text.charAt(at - 1);
  if (where === "space") return spaceBefore.test(before);
  if (where === "word") return wordStart.test(before);
  if (where === "apart") return !wordBefore.test(before);
  let start = at;
  while (text[start - 1] === " " || text[start - 1] === "\t") start--;
  return start === 0 || text[start - 1] === "\n";
}

export function closeOf(text: string, form: Form, at: number): number {
  const close = text.indexOf(form.close, at + form.open.length);
  return close === -1 ? -1 : close + form.close.length;
}

/** Where a comment ends that may hold others; -1 if it does not. */
export function nestedEnd(text: string, form: Form, at: number): number {
  const signs = new RegExp(`${escapeRegExp(form.open)}|${escapeRegExp(form.close)}`, "g");
  signs.lastIndex = at + form.open.length;
  let depth = 1;
  for (let sign = signs.exec(text); sign; sign = signs.exec(text)) {
    depth += sign[0] === form.close ? -1 : 1;
    if (depth === 0) return signs.lastIndex;
  }
  return -1;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Letters before a quote that belong to it. */
const longestPrefix = 4;

export function isPrefixed(text: string, at: number, { codeBehind }: Form): boolean {
  return codeBehind === undefined || codeBehind.test(text.slice(Math.max(0, at - longestPrefix), at));
}

/** Whether what stands between two quotes is one character: `'a'`, `'\n'`, `'😀'`. */
export function isCharacter(text: string, at: number, close: number): boolean {
  const length = close - at - 1;
  if (length > longestCharacter || length === 0) return false;
  return text[at + 1] === "\\" || length === 1 || (text.codePointAt(at + 1) ?? 0) > lastOfPlane;
}
/** Characters beyond take two code units. */
const lastOfPlane = 0xffff;

export function lineEnd(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}
