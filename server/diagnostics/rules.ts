import type { Rule } from "./rule.ts";

/** Every rule that looks at one unit of a file at a time. */
export const rules: readonly Rule[] = [];
