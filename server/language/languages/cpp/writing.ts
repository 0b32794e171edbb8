import type { Writing } from "../writing.ts";

export const cppWriting = {
  constant: {
    above: "topLevel",
    write: (name, value) => `static constexpr auto ${name} = ${value};`,
    naming: "UPPER_CASE",
    isVariable: true,
  },
} satisfies Writing;
