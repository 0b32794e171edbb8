import type { FindingCounts } from "./quality.ts";

/** What classification is told of a file's findings. */
export function findingCounts(
  findings: readonly { readonly rule: string; readonly severity: string }[],
): Required<FindingCounts> {
  const rules = new Map<string, number>();
  for (const { rule } of findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  return {
    rules,
    security: findings.filter(({ rule }) => rule.startsWith("security/")).length,
    warnings: findings.filter(({ severity }) => severity === "error" || severity === "warning").length,
  };
}
