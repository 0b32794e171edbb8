import { literalType, type Writing } from "../writing.ts";

export const csharpWriting = {
  constant: {
    above: "member",
    write: (name, value) => `private const ${literalType(value)} ${name} = ${value};`,
    naming: "PascalCase",
  },
} satisfies Writing;
