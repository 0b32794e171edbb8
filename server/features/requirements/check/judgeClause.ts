import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { similar, stem } from "../../../language/words/wordForms.ts";
import type { CodeFacts } from "../code/codeFacts.ts";
import type { Clause } from "../reading/clauses.ts";
import { checkArithmetic } from "./checkArithmetic.ts";
import { checkCases } from "./checkCases.ts";
import { checkConditions, checkOpposites, checkReturns } from "./checkConditions.ts";
import { checkErrors } from "./checkErrors.ts";
import { checkLimits } from "./checkLimits.ts";
import { absent, type Finding, present } from "./finding.ts";

/** What analysis can say about one clause. */
export interface ClauseReport {
  readonly clause: Clause;
  readonly findings: readonly Finding[];
  /** Share of the clause's words that the code has, 0 to 1; 1 for a clause without words. */
  readonly coverage: number;
  /** Where its words were found. */
  readonly wordNodes: readonly SyntaxNode[];
  /** `open`: analysis cannot tell. */
  readonly state: "met" | "contradicted" | "absent" | "open";
}

/** Judges a clause against one unit. */
export function judgeClause(clause: Clause, facts: CodeFacts): ClauseReport {
  const findings = [
    ...checkLimits(clause, facts),
    ...checkErrors(clause, facts),
    ...checkCases(clause, facts),
    ...checkConditions(clause, facts),
    ...checkReturns(clause, facts),
    ...checkOpposites(clause, facts),
    ...checkNames(clause, facts),
    ...checkArithmetic(clause, facts),
  ];
  const wordNodes = clause.words.map((word) => findWord(word, facts));
  const found = wordNodes.filter((node) => node !== undefined);
  const isUnderstood = findings.some(({ about, state }) => about === "arithmetic" && state === "met");
  const coverage = isUnderstood || clause.words.length === 0 ? 1 : found.length / clause.words.length;
  return { clause, findings, coverage, wordNodes: found, state: stateOf(findings) };
}

/**
 * Only a condition that leads where the clause says makes a clause certain; that the right error is raised somewhere
 * does not tell when.
 */
function stateOf(findings: readonly Finding[]): ClauseReport["state"] {
  const about = (what: Finding["about"]) => findings.filter((finding) => finding.about === what);
  if (findings.some(({ state }) => state === "contradicted")) return "contradicted";
  // A case may be dealt with in ways no pattern knows, and a name may be another one in code.
  const decisive = (finding: Finding) => finding.about !== "name" && finding.about !== "condition";
  if (findings.some((finding) => finding.state === "absent" && decisive(finding))) return "absent";
  const limits = about("limit");
  if (about("arithmetic").some(({ state }) => state === "met")) return "met";
  if (limits.length > 0) return limits.every(({ state }) => state === "met") ? "met" : "open";
  return about("condition").some(({ state }) => state === "met") ? "met" : "open";
}

/** Names of code that the clause mentions. One that is not there may be another name for something that is. */
function checkNames(clause: Clause, facts: CodeFacts): Finding[] {
  return clause.names.map((name) => {
    const last = name.split(".").at(-1) ?? name;
    const node = facts.names.get(last);
    return node || facts.code.includes(last)
      ? present("name", node)
      : absent("name", `“${name}” does not occur in the code.`);
  });
}

function findWord(word: string, facts: CodeFacts): SyntaxNode | undefined {
  const exact = facts.words.get(word);
  if (exact) return exact;
  for (const [other, node] of facts.words) if (other.length > 1 && similar(word, other)) return node;
  return facts.name !== "" && facts.name.toLowerCase().includes(stem(word)) ? facts.unit : undefined;
}
