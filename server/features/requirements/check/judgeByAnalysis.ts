import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { CodeFacts } from "../code/codeFacts.ts";
import type { Clause } from "../reading/clauses.ts";
import { readClauses } from "../reading/clauses.ts";
import { isEnglish } from "../reading/isEnglish.ts";
import type { VerdictName } from "../requirement.ts";
import { type ClauseReport, judgeClause } from "./judgeClause.ts";

/** What analysis makes of a requirement and a piece of code. */
export interface Analysis {
  readonly verdict: VerdictName;
  /** Calibrated on `bench/eval/requirements/`: see `npm run eval requirements`. */
  readonly confidence: number;
  readonly evidence: readonly SyntaxNode[];
  readonly missing: readonly string[];
  readonly reports: readonly ClauseReport[];
}

/**
 * Shares of right answers per reason on the half of `bench/eval/requirements/pairs.json` that is for tuning, drawn
 * towards each other where there are few: `npm run eval requirements` prints what they come to on the other half.
 */
const certainty = {
  stub: 0.99,
  constant: 0.93,
  contradiction: 0.93,
  met: 0.9,
  /** One clause is wrong and another met. */
  mixed: 0.85,
  /** One clause is wrong, and of the others nothing is known: mostly partial, but not sure enough to say so unasked. */
  doubtful: 0.7,
};
/** Most lines of evidence. */
const maxEvidence = 6;

/**
 * Judges by analysis alone. It says yes or no only where it is near certain, and gives its evidence either way. A
 * requirement may be implemented in several places: a clause is met when one of them meets it.
 */
export function judgeByAnalysis(text: string, places: readonly CodeFacts[]): Analysis {
  const clauses = readClauses(text);
  if (clauses.length === 0 || clauses.every(isSilent))
    return {
      verdict: "unsure",
      confidence: 0,
      evidence: [],
      missing: ["The requirement says nothing that could be checked."],
      reports: [],
    };
  const reports = clauses.map((clause) =>
    mergeReports(
      places.map((facts) => judgeClause(clause, facts)),
      clause,
    ),
  );
  const stubbed = judgeStubs(clauses, places, reports);
  if (stubbed) return stubbed;
  const analysis = judgeReports(reports);
  return isEnglish(text) ? analysis : { ...analysis, verdict: "unsure", confidence: 0.5, missing: [] };
}

/** Code that does nothing yet meets nothing. */
function judgeStubs(
  clauses: readonly Clause[],
  places: readonly CodeFacts[],
  reports: readonly ClauseReport[],
): Analysis | undefined {
  const stubs = places.flatMap(({ stub: found }) => found ?? []);
  const [stub] = stubs.length === places.length ? stubs : [];
  if (!stub || (stub.kind === "constant" && asksForConstant(clauses, stub.value ?? ""))) return undefined;
  return {
    verdict: "no",
    confidence: stub.kind === "constant" ? certainty.constant : certainty.stub,
    evidence: [stub.node],
    missing: [stub.reason],
    reports,
  };
}

function judgeReports(reports: readonly ClauseReport[]): Analysis {
  const missing = [
    ...new Set(reports.flatMap(({ findings }) => findings.map(({ reason }) => reason))),
  ].filter((reason) => reason !== "");
  const evidence = evidenceOf(reports);
  const answer = (verdict: VerdictName, confidence: number): Analysis => ({
    verdict,
    confidence,
    evidence,
    missing: verdict === "yes" ? [] : missing,
    reports,
  });
  const coverage = average(reports.map((report) => report.coverage));
  const isMet = reports.some(({ state }) => state === "met");
  // What does not occur may be there in other words: only what is seen to differ speaks against the code.
  const wrong = reports.filter(({ state }) => state === "contradicted");
  if (wrong.length > 0) return answer(...verdictOnWrong(wrong, reports));
  const isAllMet = reports.every(
    (report) => report.state === "met" || (isConsequence(report) && raises(report)),
  );
  return isMet && isAllMet && coverage >= 0.5 ? answer("yes", certainty.met) : answer("unsure", 0.5);
}

/** What clauses that are not met make of the whole. */
function verdictOnWrong(
  wrong: readonly ClauseReport[],
  reports: readonly ClauseReport[],
): [VerdictName, confidence: number] {
  const own = reports.filter((report) => !isConsequence(report));
  if (own.length <= 1) return ["no", certainty.contradiction];
  if (reports.some(({ state }) => state === "met")) return ["partial", certainty.mixed];
  const others = own.filter((report) => !wrong.includes(report));
  const isOpen = others.some(({ coverage }) => coverage > 0);
  if (isOpen) return ["partial", certainty.doubtful];
  return others.length === 0 ? ["no", certainty.contradiction] : ["unsure", 0.5];
}

/** "Other values are rejected": says what happens where the clause before it does not hold. */
function isConsequence({ clause }: ClauseReport): boolean {
  const opening = /^(?:all |any )?(?:others?|otherwise|else|further|in (?:this|that) case)\b/i;
  return opening.test(clause.text) && clause.limits.length === 0 && clause.error !== undefined;
}

function raises({ findings }: ClauseReport): boolean {
  return findings.some(({ about, state }) => about === "error" && (state === "met" || state === "present"));
}

/** What several places say of one clause: the best of them counts. */
function mergeReports(reports: readonly ClauseReport[], clause: Clause): ClauseReport {
  const [first] = reports;
  if (first && reports.length === 1) return first;
  const order = ["met", "contradicted", "open", "absent"] as const;
  const state = order.find((name) => reports.some((report) => report.state === name)) ?? "open";
  return {
    clause,
    state,
    findings: reports.filter((report) => report.state === state).flatMap(({ findings }) => findings),
    coverage: Math.max(0, ...reports.map(({ coverage }) => coverage)),
    wordNodes: reports.flatMap(({ wordNodes }) => wordNodes),
  };
}

/** Nothing but an identifier or a word or two, or text in a script whose words mean nothing to the analysis. */
function isSilent(clause: Clause): boolean {
  return clause.words.length === 0 && clause.limits.length === 0 && clause.error === undefined;
}

/** "Returns null for an empty name, otherwise null as well": nobody writes so, but then it is a constant. */
function isNamedTwice(clauses: readonly Clause[], value: string): boolean {
  return clauses.filter(({ returns }) => returns === value).length > 1;
}

function asksForConstant(clauses: readonly Clause[], value: string): boolean {
  // What is now one, now the other, is no constant.
  const all = clauses.map((clause) => clause.text).join(" ");
  if (/\btrue\b/i.test(all) && /\bfalse\b/i.test(all)) return false;
  if (clauses.length > 1 && /\botherwise\b/i.test(all) && !isNamedTwice(clauses, value)) return false;
  const bare = value.replace(/^["'`]|["'`]$/g, "");
  return clauses.some(
    (clause) =>
      clause.returns === value ||
      clause.quotes.includes(bare) ||
      clause.text.includes(bare) ||
      clause.limits.some((limit) => limit.values.includes(Number(value))) ||
      /\bconstant|always|fixed\b/i.test(clause.text),
  );
}

function evidenceOf(reports: readonly ClauseReport[]): SyntaxNode[] {
  const nodes = reports.flatMap(({ findings }) =>
    ["contradicted", "met", "present"].flatMap((state) =>
      findings.flatMap((finding) => (finding.state === state && finding.node ? [finding.node] : [])),
    ),
  );
  const all = [...nodes, ...reports.flatMap(({ wordNodes }) => wordNodes)];
  const lines = new Map<number, SyntaxNode>();
  for (const node of all) {
    const line = lineOf(node);
    if (!lines.has(line)) lines.set(line, node);
  }
  return [...lines.values()].slice(0, maxEvidence);
}

function lineOf(node: SyntaxNode): number {
  return node.source.lastIndexOf("\n", node.start - 1);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
