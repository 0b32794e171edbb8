import type { Writing } from "../writing.ts";

export const pythonWriting = {
  constant: {
    above: "topLevel",
    write: (name, value) => `${name} = ${value}`,
    naming: "UPPER_CASE",
    gap: 2,
  },
  branches: {
    head: (condition) => `${condition}:`,
    elseIf: "elif",
    otherwise: "else:",
    isBraced: false,
    end: "",
  },
} satisfies Writing;
