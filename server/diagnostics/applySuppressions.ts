import type { RuleId } from "../config.ts";
import type { Remark } from "./rule.ts";
import type { Suppression } from "./suppressions.ts";

/** A finding as far as suppressions care. */
interface Suppressible {
  readonly rule: RuleId;
  readonly start: number;
}

/**
 * Leaves out what comments suppress, and reports the suppressions that do nothing.
 * @param lineOf the line of an offset
 * @param isActive whether a rule is turned on: a suppression of one that is off is not called unused
 */
export function applySuppressions<T extends Suppressible>(
  findings: readonly T[],
  suppressions: readonly Suppression[],
  lineOf: (offset: number) => number,
  isActive: (rule: RuleId) => boolean,
): { kept: readonly T[]; unused: readonly Remark[] } {
  if (suppressions.length === 0) return { kept: findings, unused: [] };
  const used = new Set<string>();
  const commentLines = new Set(suppressions.map(({ start }) => lineOf(start)));
  const placed = suppressions.map((suppression, number) => ({
    ...suppression,
    number,
    line: suppressedLine(suppression, lineOf, commentLines),
  }));
  const kept = findings.filter(({ rule, start }) => {
    const line = lineOf(start);
    const hits = placed.filter(
      (suppression) =>
        (suppression.line === undefined || suppression.line === line) &&
        (suppression.rules.includes(rule) || namesNothing(suppression)),
    );
    for (const { number } of hits) used.add(`${number} ${rule}`).add(`${number}`);
    return hits.length === 0;
  });
  const unused = placed.flatMap(({ number, rules, unknown, start, end }) => [
    ...unknown.map((name) => ({ start, end, message: `There is no rule “${name}” to suppress.` })),
    ...rules
      .filter((rule) => isActive(rule) && !used.has(`${number} ${rule}`))
      .map((rule) => ({
        start,
        end,
        message: `Nothing here breaks the rule “${rule}”: the comment can go.`,
      })),
    ...(rules.length + unknown.length === 0 && !used.has(`${number}`)
      ? [{ start, end, message: "Nothing here is suppressed: the comment can go." }]
      : []),
  ]);
  return { kept, unused };
}

function namesNothing({ rules, unknown }: Suppression): boolean {
  return rules.length + unknown.length === 0;
}

/** The line a suppression speaks of; undefined for the whole file. */
function suppressedLine(
  { kind, start, commentEnd }: Suppression,
  lineOf: (offset: number) => number,
  commentLines: ReadonlySet<number>,
): number | undefined {
  if (kind === "file") return undefined;
  if (kind === "line") return lineOf(start);
  // Suppressions may be stacked, each in its own comment.
  let line = lineOf(Math.max(start, commentEnd - 1)) + 1;
  while (commentLines.has(line)) line++;
  return line;
}
