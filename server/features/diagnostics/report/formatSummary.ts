import type { RuleId } from "../../../contract/config.ts";
import { plural } from "../../../text/plural.ts";
import { visible } from "../../../text/visible.ts";
import type { CheckedFile, CheckSummary } from "./checkedFile.ts";

/** Files named beside a rule. */
const namedFiles = 3;

/** How often each rule found something and where most, the most frequent first. */
export function formatSummary(
  files: readonly CheckedFile[],
  { findings, files: count, skipped }: CheckSummary,
): string[] {
  const rules = new Map<RuleId, Map<string, number>>();
  for (const { path, findings: found } of files)
    for (const { rule } of found) {
      const places = rules.get(rule) ?? new Map<string, number>();
      rules.set(rule, places.set(path, (places.get(path) ?? 0) + 1));
    }
  const rows = [...rules]
    .map(([rule, places]) => ({
      rule,
      places,
      total: [...places.values()].reduce((sum, each) => sum + each, 0),
    }))
    .sort((one, other) => other.total - one.total);
  const width = Math.max(0, ...rows.map(({ rule }) => rule.length));
  const digits = String(rows[0]?.total ?? 0).length;
  return [
    ...rows.map(
      ({ rule, places, total }) =>
        `${String(total).padStart(digits)}  ${rule.padEnd(width)}  ${mostly(places)}`,
    ),
    `${plural(findings, "finding")} in ${plural(count, "file")}${skipped > 0 ? `, ${skipped} skipped` : ""}`,
  ];
}

function mostly(places: ReadonlyMap<string, number>): string {
  const sorted = [...places].sort(([, one], [, other]) => other - one);
  const named = sorted.slice(0, namedFiles).map(([path, count]) => `${visible(path)} (${count})`);
  const rest = sorted.length - named.length;
  return `${named.join(", ")}${rest > 0 ? ` and ${plural(rest, "more file")}` : ""}`;
}
