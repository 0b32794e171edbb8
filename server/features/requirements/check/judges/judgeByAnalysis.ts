import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isEnglish } from "../../../../language/words/isEnglish.ts";
import { similar } from "../../../../language/words/wordForms.ts";
import type { CodeFacts } from "../../code/codeFacts.ts";
import type { VerdictName } from "../../requirement.ts";
import { checkArithmetic } from "../quantities/checkArithmetic.ts";
import { certaintyOf, certaintyOfStub } from "./certainty.ts";
import { type ClaimReport, judgeClaims } from "./judgeClaims.ts";

/** What analysis makes of a requirement and a piece of code. */
export interface Analysis {
  readonly verdict: VerdictName;
  /** How often such an answer is right, measured: see `npm run eval requirements`. */
  readonly confidence: number;
  readonly evidence: readonly SyntaxNode[];
  readonly missing: readonly string[];
}

/** Most lines of evidence. */
const maxEvidence = 6;
const unsure = 0.5;

/**
 * Judges by analysis alone. It says yes only where every claim is seen to be met, and no only where one is seen to be
 * broken: what does not occur in code may be there in other words. A requirement may be implemented in several places.
 */
export function judgeByAnalysis(text: string, places: readonly CodeFacts[]): Analysis {
  const reports = judgeClaims(
    text,
    places.map(({ program }) => program),
  );
  const evidence = evidenceOf(reports, places);
  const nothing = { verdict: "unsure", confidence: unsure, evidence, missing: [] } as const;
  if (reports.every(({ claim }) => claim.words.length === 0 && claim.limits.length === 0))
    return { ...nothing, confidence: 0, missing: ["The requirement says nothing that could be checked."] };
  const stubbed = judgeStubs(text, reports, places);
  if (stubbed) return stubbed;
  if (!isEnglish(text)) return nothing;
  const [place] = places;
  const computed =
    reports.length === 1 && places.length === 1 && place ? checkArithmetic(text, place) : undefined;
  const judged = computed
    ? reports.map((report) => ({ ...report, finding: report.finding ?? computed }))
    : reports;
  return { ...verdictOf(judged), evidence };
}

function verdictOf(reports: readonly ClaimReport[]): Pick<Analysis, "verdict" | "confidence" | "missing"> {
  const met = reports.flatMap(({ finding }) => (finding?.state === "met" ? [finding] : []));
  const wrong = reports.flatMap(({ finding }) => (finding?.state === "contradicted" ? [finding] : []));
  const missing = [...new Set(wrong.map(({ reason }) => reason))];
  const confidence = Math.min(...[...met, ...wrong].map(({ kind, state }) => certaintyOf(kind, state)));
  const open = reports.length - met.length - wrong.length;
  const isPartly = met.length > 0 || wrong.some(({ isPart }) => isPart);
  if (wrong.length === 0 && met.length > 0 && open === 0) return { verdict: "yes", confidence, missing: [] };
  if (wrong.length > 0 && isPartly) return { verdict: "partial", confidence, missing };
  if (wrong.length > 0 && open === 0) return { verdict: "no", confidence, missing };
  return { verdict: "unsure", confidence: unsure, missing };
}

/** Code that does nothing yet meets nothing. */
function judgeStubs(
  text: string,
  reports: readonly ClaimReport[],
  places: readonly CodeFacts[],
): Analysis | undefined {
  const stubs = places.flatMap(({ stub: found }) => found ?? []);
  const [stub] = stubs.length === places.length ? stubs : [];
  // What is to be overridden, or is there to do nothing, does what its description says.
  if (!stub || asksForNothing.test(text)) return undefined;
  if (stub.kind === "constant" && mayBeConstant(text, reports, stub.value ?? "")) return undefined;
  return {
    verdict: "no",
    confidence: certaintyOfStub[stub.kind],
    evidence: [stub.node],
    missing: [stub.reason],
  };
}

const asksForNothing =
  /\b(?:overrid\w+|overrul\w+|subclass\w*|abstract|hook|dummy|placeholder|stub|no-?op|(?:do|does|doing) nothing|nothing|by default|default implementation|not supported|unsupported|not implemented|can be (?:extended|overwritten)|called (?:when|before|after)|this method is (?:called|executed)|mainly useful|reserved)\b/i;

/** Whether a requirement may well be met by code that always returns the same. */
function mayBeConstant(text: string, reports: readonly ClaimReport[], value: string): boolean {
  const bare = value.replace(/^["'`]|["'`]$/g, "");
  const speaksOfBoth = ["true", "false"].every((word) => text.toLowerCase().split(/\W+/).includes(word));
  const isCase = reports.some(
    ({ claim }) => claim.condition !== "" || claim.limits.some(({ relation }) => relation !== "exactly"),
  );
  if (speaksOfBoth || (isCase && reports.length > 1)) return false;
  if (
    /\b(?:constant|always|fixed|never|nobody|nothing|all|any|every|everyone|anyone|cannot|disabled|switched off)\b/i.test(
      text,
    )
  )
    return true;
  return (
    (bare !== "" && text.toLowerCase().includes(bare.toLowerCase())) ||
    reports.some(
      ({ claim }) =>
        claim.limits.some(({ quantity }) => String(quantity.value) === bare) ||
        claim.outcome?.kind === "returns",
    )
  );
}

/** The lines that speak for or against; where there are none, those with the requirement's words. */
function evidenceOf(reports: readonly ClaimReport[], places: readonly CodeFacts[]): SyntaxNode[] {
  const nodes = reports.flatMap(({ finding }) => finding?.nodes ?? []);
  const words = [...new Set(reports.flatMap(({ claim }) => claim.words))];
  const spoken = words.flatMap((word) => places.flatMap((place) => findWord(word, place) ?? []));
  const lines = new Map<string, SyntaxNode>();
  for (const node of nodes.length > 0 ? nodes : spoken) {
    const line = `${node.source.length} ${node.source.lastIndexOf("\n", node.start - 1)}`;
    if (!lines.has(line)) lines.set(line, node);
  }
  return [...lines.values()].slice(0, maxEvidence);
}

function findWord(word: string, { words }: CodeFacts): SyntaxNode | undefined {
  const exact = words.get(word);
  if (exact) return exact;
  for (const [other, node] of words) if (other.length > 1 && similar(word, other)) return node;
  return undefined;
}
