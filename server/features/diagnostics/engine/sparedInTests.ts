import type { Config, RuleId } from "../../../contract/config.ts";

/**
 * Whether a rule does not apply to files of tests, as with SonarQube: nobody attacks a test, a failure that nobody handles
 * ends it, its numbers are made up, and its copies are cases beside each other.
 */
export function isSparedInTests(id: RuleId, { rules }: Config): boolean {
  if (id === "duplicate-code") return !rules["duplicate-code"].includeTests;
  return id === "magic-number" || id === "missing-error-handling" || id.startsWith("security/");
}
