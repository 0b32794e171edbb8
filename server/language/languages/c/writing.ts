import type { Writing } from "../writing.ts";

export const cWriting = {
  constant: {
    above: "topLevel",
    write: (name, value) => `static const ${literalType(value)} ${name} = ${value};`,
    naming: "UPPER_CASE",
    isVariable: true,
    isForFunctions: true,
  },
} satisfies Writing;

/** The type of a literal. */
function literalType(value: string): string {
  if (/^[-+]?0x/i.test(value) || !/[.e]/i.test(value)) return /u/i.test(value) ? "unsigned" : "int";
  return /f$/i.test(value) ? "float" : "double";
}
