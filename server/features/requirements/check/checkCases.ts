import type { Branch } from "../code/branches.ts";
import type { CodeFacts } from "../code/codeFacts.ts";
import type { Outcome } from "../code/outcome.ts";
import type { Clause, Condition } from "../reading/clauses.ts";
import { oneLine } from "./checkLimits.ts";
import { contradicted, type Finding, met } from "./finding.ts";

interface CasePattern {
  /** Conditions that hold in the special case, and only there. */
  readonly holds: RegExp;
  /** Conditions that hold everywhere else. */
  readonly fails: RegExp;
}

const cases: Readonly<Partial<Record<Condition, CasePattern>>> = {
  empty: {
    holds:
      /(?<!!)===?\s*(?:""|''|``|0\b|\[\])|^(?!\s*(?:!|not\b)).*\b(?:is_?empty|isBlank|IsNullOrEmpty|IsNullOrWhiteSpace|empty\?|empty)\b|<\s*1\b|^not\s+[\w.]+$|^!\s*[\w.]+(?:\.length|\.size)?$/i,
    fails:
      /!==?\s*(?:""|''|``|0\b|\[\])|>=?\s*[01]\b|^(?:!|not\b)\s*.*\b(?:is_?empty|isBlank|IsNullOrEmpty|IsNullOrWhiteSpace|empty\?)\b|^[\w.]+(?:\.length|\.size)?$/i,
  },
  missing: {
    holds:
      /(?<![!])===?\s*(?:null|undefined|None|nil|NULL|nullptr)\b|\bis None\b|^(?!\s*(?:!|not\b)).*(?:is_none\(\)|isNil|IsNullOrEmpty|\.nil\?|is_null)|^!\s*[\w.]+$|^not\s+[\w.]+$/,
    fails:
      /!==?\s*(?:null|undefined|None|nil|NULL|nullptr)\b|\bis not None\b|is_some\(\)|^(?:!|not\b)\s*.*(?:is_none\(\)|isNil|IsNullOrEmpty|\.nil\?|is_null)|^[\w.]+$/,
  },
  zero: { holds: /(?<![!<>])===?\s*0(?:\.0)?\b/, fails: /!==?\s*0(?:\.0)?\b/ },
  negative: { holds: /^[\w.]+\s*<\s*0(?:\.0)?$|^0\s*>\s*[\w.]+$/, fails: /^[\w.]+\s*>=?\s*0(?:\.0)?$/ },
  notFound: {
    holds:
      /(?<![!])===?\s*(?:null|undefined|None|nil|nullptr|-1)\b|\bis None\b|^!\s*\w+$|^not\s+\w+$|\bnot in\b|^!.*\b(?:has|contains\w*|includes|exists?|key\?|isset)\b|<\s*0$/,
    fails:
      /!==?\s*(?:null|undefined|None|nil|nullptr|-1)\b|\bis not None\b|^(?!.*\bnot\b)\w[\w.]* in \w|^(?!\s*(?:!|not\b)).*\b(?:has|contains\w*|includes|exists?|key\?|isset)\b/,
  },
};

/** Follows the special case a clause names to what the code does in it. */
export function checkCases(clause: Clause, facts: CodeFacts): Finding[] {
  const named = clause.conditions.filter((condition) => cases[condition]);
  const [condition] = named;
  const pattern = condition && cases[condition];
  if (!pattern || named.length > 1 || clause.limits.some(({ relation }) => relation !== "exactly")) return [];
  if (clause.error === undefined && clause.returns === undefined) return [];
  const good = facts.branches.find(
    (branch) => pattern.holds.test(branch.condition) && isWanted(branch.whenTrue, clause),
  );
  if (good) return [met("condition", good.node)];
  const bad = facts.branches.find(
    (branch) =>
      pattern.fails.test(branch.condition) &&
      !pattern.holds.test(branch.condition) &&
      isWanted(branch.whenTrue, clause) &&
      isSimple(branch),
  );
  if (!bad) return [];
  const wanted = clause.error ? "an error is raised" : `${clause.returns} is returned`;
  return [
    contradicted(
      "condition",
      bad.node,
      `In the code ${wanted} if “${oneLine(bad.condition)}”: the opposite case.`,
    ),
  ];
}

function isSimple({ condition }: Branch): boolean {
  return !/&&|\|\||\band\b|\bor\b/.test(condition);
}

function isWanted(outcome: Outcome | undefined, clause: Clause): boolean {
  if (!outcome) return false;
  if (clause.error) return outcome.kind === "reject";
  return outcome.kind === "return" && outcome.value === clause.returns;
}
