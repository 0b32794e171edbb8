import type { Value } from "../values/value.ts";

/** What is asked of a sign by a function that goes by its name alone: `IsLetter` of `char.IsLetter`. */
export function methodGroup(value: Value): string | undefined {
  return value.kind === "unknown"
    ? /^(?:char|Char|Character|unicode|str)\.(\w+)$/.exec(value.key)?.[1]
    : undefined;
}
