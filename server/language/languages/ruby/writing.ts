import type { Writing } from "../writing.ts";

export const rubyWriting = {
  constant: { above: "topLevel", write: (name, value) => `${name} = ${value}`, naming: "UPPER_CASE" },
  branches: {
    head: (condition) => condition,
    elseIf: "elsif",
    otherwise: "else",
    isBraced: false,
    end: "end",
  },
} satisfies Writing;
