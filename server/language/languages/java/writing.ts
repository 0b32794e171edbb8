import { literalType, type Writing } from "../writing.ts";

export const javaWriting = {
  constant: {
    above: "member",
    write: (name, value) => `private static final ${literalType(value)} ${name} = ${value};`,
    // An interface's fields are constants by themselves, and seen by all.
    writeInInterface: (name, value) => `${literalType(value)} ${name} = ${value};`,
    naming: "UPPER_CASE",
  },
} satisfies Writing;
