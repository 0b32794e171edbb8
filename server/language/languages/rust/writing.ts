import { bareBranches, type Writing } from "../writing.ts";

export const rustWriting = {
  // The type of a Rust constant must be written, and only the compiler knows it: a variable has the right one.
  constant: {
    above: "statement",
    write: (name, value) => `let ${name} = ${value};`,
    naming: "snake_case",
    isVariable: true,
  },
  branches: bareBranches,
  awaitsBehind: true,
} satisfies Writing;
