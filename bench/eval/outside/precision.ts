import type { RuleId } from "../../../server/contract/config.ts";
import { leastConfidence } from "../../../server/features/diagnostics/engine/conclude.ts";
import { precisionOf, ruleOf } from "../../../server/features/diagnostics/rules/rules.ts";
import { type Label, labelOf } from "./labels.ts";
import type { OutsideFinding } from "./scanOutside.ts";

/** How often a rule was right, of the findings that somebody read. */
export interface Precision {
  readonly rule: RuleId;
  readonly findings: number;
  readonly read: number;
  readonly right: number;
  readonly arguable: number;
}

/**
 * Whether a finding counts for how often its rule is right: what the rule itself is less sure of than of its others does
 * not, what is a hint only because the whole rule is often wrong does.
 */
export function isMeasured({ file, finding }: OutsideFinding): boolean {
  return (
    finding.confidence >=
    Math.min(leastConfidence, precisionOf(ruleOf(finding.rule), file.languageId, finding.kind))
  );
}

export function precisionByRule(
  findings: readonly OutsideFinding[],
  labels: ReadonlyMap<string, Label>,
): readonly Precision[] {
  return [...byRule(findings)].map(([rule, found]) => {
    const read = found.map((each) => labelOf(labels, each)).filter((label) => label !== undefined);
    return {
      rule,
      findings: found.length,
      read: read.length,
      right: read.filter(({ label }) => label === "right").length,
      arguable: read.filter(({ label }) => label === "arguable").length,
    };
  });
}

export function byRule(findings: readonly OutsideFinding[]): ReadonlyMap<RuleId, readonly OutsideFinding[]> {
  const rules = new Map<RuleId, OutsideFinding[]>();
  for (const found of findings) {
    const known = rules.get(found.finding.rule);
    if (known) known.push(found);
    else rules.set(found.finding.rule, [found]);
  }
  return rules;
}

/**
 * A sample of each rule's findings: evenly over the languages and packages, at most two of a file, the same for the same
 * seed.
 */
export function drawSample(
  findings: readonly OutsideFinding[],
  perRule: number,
  seed: number,
): readonly OutsideFinding[] {
  return [...byRule(findings)]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([, found]) => {
      const shuffled = [...found].sort((a, b) => rank(a, seed) - rank(b, seed));
      const perFile = new Map<string, number>();
      const perLanguage = new Map<string, OutsideFinding[]>();
      for (const each of shuffled) {
        const count = (perFile.get(each.file.file) ?? 0) + 1;
        perFile.set(each.file.file, count);
        if (count > mostOfFile) continue;
        const { languageId } = each.file;
        perLanguage.set(languageId, [...(perLanguage.get(languageId) ?? []), each]);
      }
      return inTurns([...perLanguage.values()]).slice(0, perRule);
    });
}

const mostOfFile = 2;

function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.map((list) => list[index]))
    .flat()
    .filter((item) => item !== undefined);
}

/** A number that depends on the finding's place and the seed alone. */
function rank({ file, finding }: OutsideFinding, seed: number): number {
  const text = `${file.package.name}/${file.path}:${finding.range.start.line}:${finding.range.start.character}`;
  let value = seed;
  for (let index = 0; index < text.length; index++)
    value = (Math.imul(value, 31) + text.charCodeAt(index)) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  return (Math.imul(value ^ (value >>> 15), 0x846ca68b) ^ (value >>> 13)) >>> 0;
}
