import type { SilentCheck } from "./silentCheck.ts";

/** A `try` that neither handles an error nor cleans up. */
export const bareTry: SilentCheck = (node) =>
  node.childOfType("catch_clause", "finally_clause")
    ? undefined
    : "“catch” or “finally” is missing behind this “try”";
