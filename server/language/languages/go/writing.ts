import { bareBranches, type Writing } from "../writing.ts";

export const goWriting = {
  constant: { above: "topLevel", write: (name, value) => `const ${name} = ${value}`, naming: "camelCase" },
  branches: bareBranches,
} satisfies Writing;
