import type { SyntaxNode } from "../../syntax/syntaxNode.ts";
import type { CodeFacts } from "../code/codeFacts.ts";
import type { Clause } from "../reading/clauses.ts";
import { similar, stem } from "../reading/wordForms.ts";
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
    ...checkConditions(clause, facts),
    ...checkReturns(clause, facts),
    ...checkOpposites(clause, facts),
    ...checkNames(clause, facts),
  ];
  const wordNodes = clause.words.map((word) => findWord(word, facts));
  const found = wordNodes.filter((node) => node !== undefined);
  const coverage = clause.words.length === 0 ? 1 : found.length / clause.words.length;
  return { clause, findings, coverage, wordNodes: found, state: stateOf(findings) };
}

function stateOf(findings: readonly Finding[]): ClauseReport["state"] {
  if (findings.some(({ state }) => state === "contradicted")) return "contradicted";
  if (findings.some(({ state, about }) => state === "absent" && about !== "name")) return "absent";
  return findings.some(({ state, about }) => state === "met" && about !== "return") ? "met" : "open";
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
