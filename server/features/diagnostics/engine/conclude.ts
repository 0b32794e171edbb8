import type { Config, RuleId } from "../../../contract/config.ts";
import { applySuppressions } from "../comments/applySuppressions.ts";
import type { Copy, Lines } from "../copies/duplicates.ts";
import type { Examination } from "./examination.ts";
import type { Finding } from "./finding.ts";

/**
 * The findings of a file, all considered: what the file shows by itself, what it shares with others, and what its
 * comments suppress.
 * @param nameOf how messages call another file
 * @param others what other features found in the file: comments suppress it as well
 */
export function conclude(
  uri: string,
  examination: Pick<Examination, "findings" | "suppressions">,
  copies: readonly Copy[],
  config: Config,
  nameOf: (uri: string) => string,
  others: readonly Finding[] = [],
): readonly Finding[] {
  const own = examination.findings.flatMap(({ severity, doubt: _, related, ...finding }): Finding[] => {
    const shown = severity ?? config.rules[finding.rule].severity;
    if (shown === "off" || config.rules[finding.rule].severity === "off") return [];
    return [
      {
        ...finding,
        severity: shown,
        tier: "heuristic",
        related: related.map((place) => ({ uri, ...place })),
      },
    ];
  });
  const duplicates = config.rules["duplicate-code"].severity;
  const found =
    duplicates === "off" ? own : [...own, ...copies.map((copy) => fromCopy(copy, duplicates, uri, nameOf))];
  const { kept, unused } = applySuppressions(
    [...found, ...others],
    examination.suppressions,
    (rule) => config.rules[rule].severity !== "off",
  );
  const unusedSeverity = config.rules["unused-suppression"].severity;
  const hints =
    unusedSeverity === "off"
      ? []
      : unused.map(
          (remark): Finding => ({
            ...remark,
            rule: "unused-suppression",
            severity: unusedSeverity,
            tier: "heuristic",
            confidence: 1,
            related: [],
          }),
        );
  return [...kept, ...hints].sort(byPlace);
}

function fromCopy(
  { first, last, twins }: Copy,
  severity: Finding["severity"],
  uri: string,
  nameOf: (uri: string) => string,
): Finding {
  const count = last - first + 1;
  const [twin, ...others] = twins;
  const where = twin && twin.uri !== uri ? nameOf(twin.uri) : "this file";
  const more =
    others.length > 0
      ? ` and ${others.length === 1 ? "one other place" : `${others.length} other places`}`
      : "";
  return {
    rule: "duplicate-code",
    severity,
    range: rangeOf({ first, last: first }),
    message: `These ${count} lines are also in ${where}, at line ${(twin?.first ?? 0) + 1}${more}.`,
    tier: "heuristic",
    confidence: 1,
    related: twins.map((lines) => ({ uri: lines.uri, range: rangeOf(lines), message: "The same code." })),
  };
}

/** Whole lines. */
function rangeOf({ first, last }: Pick<Lines, "first" | "last">): Finding["range"] {
  return { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } };
}

function byPlace(one: Finding, other: Finding): number {
  const a = one.range.start;
  const b = other.range.start;
  return a.line - b.line || a.character - b.character || compareIds(one.rule, other.rule);
}

function compareIds(one: RuleId, other: RuleId): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
