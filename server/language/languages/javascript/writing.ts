import type { Writing } from "../writing.ts";

export const javascriptWriting = {
  constant: {
    above: "topLevel",
    write: (name, value) => `const ${name} = ${value};`,
    naming: "UPPER_CASE",
    isHoistedPast: true,
  },
} satisfies Writing;
