import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config, RuleId, RuleSeverity } from "../../../contract/config.ts";
import { applySuppressions } from "../comments/applySuppressions.ts";
import type { Copy } from "../copies/duplicates.ts";
import { precisionOf, ruleOf, rules } from "../rules/rules.ts";
import type { Examination } from "./examination.ts";
import type { Finding } from "./finding.ts";
import type { PlacedRemark, Rule } from "./rule.ts";

/**
 * The findings of a file, all considered: what the file shows by itself, what it shares with others, and what its
 * comments suppress.
 * @param nameOf how messages call another file
 * @param others what other features found in the file: comments suppress it as well; undefined where none has looked yet
 */
export function conclude(
  { uri, languageId }: Pick<TextDocument, "uri" | "languageId">,
  examination: Pick<Examination, "findings" | "suppressions">,
  copies: readonly Copy[],
  config: Config,
  nameOf: (uri: string) => string,
  others?: readonly Finding[],
): readonly Finding[] {
  const severityOf = (rule: RuleId, confidence: number) =>
    shownSeverity(config.rules[rule].severity, ruleOf(rule), languageId, confidence);
  const own = examination.findings.flatMap(({ severity, doubt: _, related, ...finding }): Finding[] => {
    const { rule, confidence } = finding;
    const shown = severityOf(rule, confidence);
    if (shown === "off") return [];
    return [
      {
        ...finding,
        severity: severity ?? shown,
        tier: "heuristic",
        related: related.map((place) => ({ uri, ...place })),
      },
    ];
  });
  const placed = (rule: Rule, remarks: readonly PlacedRemark[]): Finding[] => {
    const confidence = precisionOf(rule, languageId);
    const severity = severityOf(rule.id, confidence);
    if (severity === "off") return [];
    return remarks.map((remark) => ({
      related: [],
      ...remark,
      rule: rule.id,
      severity,
      tier: "heuristic",
      confidence,
    }));
  };
  const found = [
    ...own,
    ...rules.flatMap((rule) => placed(rule, rule.checkCopies?.(copies, { uri, nameOf }) ?? [])),
  ];
  const { kept, unused } = applySuppressions(
    [...found, ...(others ?? [])],
    examination.suppressions,
    (rule) => config.rules[rule].severity !== "off" && (others !== undefined || rule !== foundElsewhere),
  );
  const remarks = rules.flatMap((rule) => placed(rule, rule.checkSuppressions?.(unused) ?? []));
  return [...kept, ...remarks].sort(byPlace);
}

/** The rule that another feature looks after. */
const foundElsewhere: RuleId = "requirement-link";

/** Below it a finding is a hint unless the settings ask for more. */
export const leastConfidence = 0.8;
/** Below it a hint of a rule that gives no more than hints is for editors alone. */
export const leastListed = 0.9;

/** The severity of a finding: what the settings say; where they say nothing of their own, what the rule says of the language, and a hint for what is not sure. */
function shownSeverity(
  configured: RuleSeverity,
  { severity, severityIn }: Rule,
  languageId: string,
  confidence: number,
): RuleSeverity {
  if (configured !== severity || configured === "off") return configured;
  return confidence < leastConfidence ? "hint" : (severityIn?.[languageId] ?? severity);
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
