import type { SyntaxNode } from "../../parse/syntaxNode.ts";

/** Whether a number of elements, which is whole, is divided. */
export function isCount(written: string): boolean {
  return /^[^/]*\b(?:len|length|size|count|Count|Length)\b/.test(written);
}

/** Whether it is written that a division is one of fractions. */
export function isFraction(written: string): boolean {
  return /\d\.\d|\bfloat|\bdouble\b|\bf64\b|\bf32\b|decimal|\d[mfd]\b|to_f\b/i.test(written);
}

/** Whether a node stands right behind the signs that spread it: `...items`, `*items`. */
export function isSpread({ source, start }: SyntaxNode): boolean {
  return /(?:\.\.\.|(?<![\w)\]])\*)$/.test(source.slice(Math.max(0, start - 3), start));
}
