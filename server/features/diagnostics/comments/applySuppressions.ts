import type { Range } from "vscode-languageserver-types";
import { type RuleId, ruleIds } from "../../../contract/config.ts";
import { meantName } from "../../../contract/settingsProblems.ts";
import type { Suppression } from "./suppressions.ts";

/** A suppression where it stands in the document. */
export interface PlacedSuppression extends Pick<Suppression, "kind" | "rules" | "unknown"> {
  readonly range: Range;
  /** The last line of its comment. */
  readonly commentEnd: number;
}

/** A finding as far as suppressions care. */
interface Suppressible {
  readonly rule: RuleId;
  readonly range: Range;
}

/** A suppression that does nothing, or names no rule. */
export interface UnusedSuppression {
  readonly range: Range;
  readonly message: string;
  /** The rule, or what is none, that is suppressed in vain; undefined for a comment that names none. */
  readonly subject?: string;
}

/**
 * Leaves out what comments suppress, and reports the suppressions that do nothing.
 * @param isActive whether a rule is turned on: a suppression of one that is off is not called unused
 */
export function applySuppressions<T extends Suppressible>(
  findings: readonly T[],
  suppressions: readonly PlacedSuppression[],
  isActive: (rule: RuleId) => boolean,
): { kept: readonly T[]; unused: readonly UnusedSuppression[] } {
  if (suppressions.length === 0) return { kept: findings, unused: [] };
  const used = new Set<string>();
  const commentLines = new Set(suppressions.map(({ range }) => range.start.line));
  const lines = suppressions.map((suppression) => suppressedLine(suppression, commentLines));
  const kept = findings.filter(({ rule, range }) => {
    let suppressed = false;
    for (const [number, suppression] of suppressions.entries()) {
      const line = lines[number];
      if (line !== undefined && line !== range.start.line) continue;
      if (!suppression.rules.includes(rule) && !namesNothing(suppression)) continue;
      used.add(`${number} ${rule}`).add(`${number}`);
      suppressed = true;
    }
    return !suppressed;
  });
  const unused = suppressions.flatMap((suppression, number) => {
    const { range, rules, unknown } = suppression;
    if (namesNothing(suppression))
      return used.has(`${number}`)
        ? []
        : [{ range, message: "Nothing is suppressed here: the comment can go." }];
    const idle = rules.filter((rule) => rule !== remarks && isActive(rule) && !used.has(`${number} ${rule}`));
    return [
      ...unknown.map((name) => ({
        range,
        message: noSuchRule(name),
        subject: name,
      })),
      ...idle.map((rule) => nothingBreaks(rule, range)),
    ];
  });
  return { kept, unused: isActive(remarks) ? withoutSuppressed(unused, suppressions) : unused };
}

/** The rule of what is said of suppressions themselves. */
const remarks = "unused-suppression";

/** Leaves out the remarks on suppressions that another suppression asks not to be made. */
function withoutSuppressed(
  unused: readonly UnusedSuppression[],
  suppressions: readonly PlacedSuppression[],
): readonly UnusedSuppression[] {
  let kept = unused;
  const idle: UnusedSuppression[] = [];
  for (const { kind, range, commentEnd } of suppressions.filter(({ rules }) => rules.includes(remarks))) {
    // The comment right below is what is meant here, whatever it is stacked with.
    const line = kind === "next-line" ? commentEnd + 1 : range.start.line;
    const left = kept.filter((remark) => kind !== "file" && remark.range.start.line !== line);
    if (left.length === kept.length) idle.push(nothingBreaks(remarks, range));
    kept = left;
  }
  return [...kept, ...idle];
}

function noSuchRule(name: string): string {
  const meant = meantName(name, ruleIds);
  return `There is no rule “${name}” to suppress.${meant === undefined ? "" : ` Did you mean “${meant}”?`}`;
}

function nothingBreaks(rule: RuleId, range: Range): UnusedSuppression {
  return { range, message: `Nothing breaks the rule “${rule}” here: the comment can go.`, subject: rule };
}

function namesNothing({ rules, unknown }: PlacedSuppression): boolean {
  return rules.length + unknown.length === 0;
}

/** The line a suppression speaks of; undefined for the whole file. */
function suppressedLine(
  { kind, range, commentEnd }: PlacedSuppression,
  commentLines: ReadonlySet<number>,
): number | undefined {
  if (kind === "file") return undefined;
  if (kind === "line") return range.start.line;
  // Suppressions may be stacked, each in its own comment.
  let line = commentEnd + 1;
  while (commentLines.has(line)) line++;
  return line;
}
