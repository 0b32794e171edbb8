import { bracedBranches, type Writing } from "../writing.ts";

export const phpWriting = {
  constant: {
    above: "statement",
    write: (name, value) => `$${name} = ${value};`,
    naming: "camelCase",
    sigil: "$",
    isVariable: true,
  },
  branches: { ...bracedBranches, elseIf: "elseif" },
} satisfies Writing;
