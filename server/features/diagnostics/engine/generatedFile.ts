import type { RuleId } from "../../../contract/config.ts";

/** Rules about how people write: nobody wrote a generated file. */
export const rulesForPeople: ReadonlySet<RuleId> = new Set([
  "too-many-parameters",
  "long-function",
  "long-file",
  "deep-nesting",
  "cognitive-complexity",
  "magic-number",
  "duplicate-code",
  "commented-out-code",
]);
