import type { Rule } from "../engine/rule.ts";
import { removeSuppression } from "../fixes/removeSuppression.ts";

/** Suppressions that suppress nothing, or name no rule. */
export const unusedSuppression: Rule = {
  id: "unused-suppression",
  title: "Suppression comments that suppress nothing.",
  severity: "hint",
  isList: true,
  spares: ["suppressions of rules that are turned off"],
  needs: "findings",
  isUnnecessary: true,
  estimate: 1,
  examples: [],
  checkSuppressions: (unused) => unused,
  fix: removeSuppression,
};
