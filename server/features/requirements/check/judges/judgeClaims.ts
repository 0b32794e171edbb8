import type { Expression } from "../../../../language/program/program.ts";
import { contentWords, splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import { type Claim, readClaims } from "../../reading/claims.ts";
import { checkSamples } from "../../samples/sampleClaim.ts";
import { checkValues } from "../../samples/valueClaim.ts";
import { judgeFollowUp } from "../../situations/followUp.ts";
import { checkSituation } from "../../situations/situationClaim.ts";
import { surer } from "../../situations/told.ts";
import { checkEffect } from "../behaviour/effectClaim.ts";
import { checkIdiom } from "../behaviour/idiomClaim.ts";
import { checkInitial } from "../behaviour/initialClaim.ts";
import { checkOrder } from "../behaviour/orderClaim.ts";
import { checkRepetition } from "../behaviour/repetitionClaim.ts";
import { checkResource } from "../behaviour/resourceClaim.ts";
import { checkRewrite } from "../behaviour/rewriteClaim.ts";
import { checkSuccess } from "../behaviour/successClaim.ts";
import { checkCase, namesCase } from "../conditions/caseClaim.ts";
import { checkClosed } from "../conditions/closedClaim.ts";
import { checkMembers } from "../conditions/memberClaim.ts";
import { checkPermission } from "../conditions/permissionClaim.ts";
import { checkRelation } from "../conditions/relationClaim.ts";
import { checkState } from "../conditions/stateClaim.ts";
import { checkTouch } from "../conditions/touchClaim.ts";
import { checkUnless } from "../conditions/unlessClaim.ts";
import type { ClaimFinding } from "../evidence/claimFinding.ts";
import { isUnexplained } from "../evidence/unexplained.ts";
import { checkLimits } from "../limits/limitClaim.ts";
import { checkPoint } from "../limits/pointClaim.ts";
import { checkSchema } from "../limits/schemaClaim.ts";
import { checkAmount } from "../quantities/amountClaim.ts";
import { checkConstant } from "../quantities/constantClaim.ts";
import { checkDefault } from "../quantities/defaultClaim.ts";
import { checkDuration } from "../quantities/durationClaim.ts";
import { checkExtreme } from "../quantities/extremeClaim.ts";
import { checkPause } from "../quantities/pauseClaim.ts";
import { checkRounding } from "../quantities/roundingClaim.ts";
import { checkSetting } from "../quantities/settingClaim.ts";
import { certaintyOf } from "./certainty.ts";
import { affirmationsOf } from "./negations.ts";

/** What analysis can say about one claim; undefined where it cannot tell. */
export interface ClaimReport {
  readonly claim: Claim;
  readonly finding: ClaimFinding | undefined;
}

/** The checks in order: the first that can tell decides. */
export const checks: readonly ((claim: Claim, code: ProgramCode) => ClaimFinding | undefined)[] = [
  checkSamples,
  checkValues,
  checkRepetition,
  checkResource,
  checkSchema,
  checkInitial,
  checkDefault,
  checkConstant,
  checkSetting,
  checkAmount,
  checkOrder,
  checkExtreme,
  checkMembers,
  checkCase,
  checkPoint,
  checkTouch,
  checkLimits,
  checkRelation,
  checkPermission,
  checkState,
  checkRounding,
  checkRewrite,
  checkSituation,
  checkSuccess,
  checkPause,
  checkDuration,
  checkIdiom,
  checkClosed,
  checkEffect,
];

/** Judges each claim of a requirement against each place that may do it. */
export function judgeClaims(text: string, places: readonly ProgramCode[]): ClaimReport[] {
  const reports: ClaimReport[] = [];
  for (const read of readClaims(text)) {
    const before = reports.at(-1);
    // With a rule that is broken its consequence is broken as well.
    if (
      read.isOtherwise &&
      before &&
      isConsequence(read) &&
      (saysNoMore(read) || before.finding?.state !== "met")
    )
      continue;
    const claim = read.isOtherwise && before ? otherwise(read, before.claim) : read;
    const ways = before?.finding?.ways;
    const followed = ways && judgeFollowUp(read, ways);
    const own = read.isOtherwise && followed ? undefined : judgePlaces(claim, places);
    reports.push({ claim, finding: own ?? followed });
  }
  return reports;
}

function judgePlaces(claim: Claim, places: readonly ProgramCode[]): ClaimFinding | undefined {
  const found = places.flatMap((place) => {
    const about = functionsAbout(claim, place);
    const own = about && judgeClaim(claim, about);
    const found = own ?? judgeClaim(claim, place);
    return found && (own || !about || !isElsewhere(found, about, place)) ? found : [];
  });
  return found.find(({ state }) => state === "met") ?? found[0];
}

/**
 * Whether evidence lies in another function than those that a claim names: that one function refuses an unknown article
 * says nothing of another.
 */
function isElsewhere({ state, kind, nodes }: ClaimFinding, about: ProgramCode, place: ProgramCode): boolean {
  const [node] = nodes;
  if (!node || state !== "met" || !/^(?:situation|told|state|case|only|relation)$/.test(kind)) return false;
  const holds = ({ definition }: RunFunction) =>
    definition.node.start <= node.start && node.end <= definition.node.end;
  return place.functions.some(holds) && !about.functions.some(holds);
}

/** Of several functions those that do what a claim speaks of: `cancel` where something "can be cancelled". */
function functionsAbout({ text, condition, consequence }: Claim, code: ProgramCode): ProgramCode | undefined {
  const words = contentWords(condition === "" ? text : consequence);
  const byVerb = code.functions.filter(({ definition }) => {
    const [verb] = splitWords(definition.name).map(stem);
    return verb !== undefined && verb.length > 2 && words.includes(verb);
  });
  const functions = byVerb.length > 0 ? byVerb : byName(words, code);
  if (functions.length === 0 || functions.length === code.functions.length) return undefined;
  const isWithin = ({ node }: Expression) =>
    functions.some(
      ({ definition }) => definition.node.start <= node.start && node.end <= definition.node.end,
    );
  return { ...code, functions, expressions: code.expressions.filter(isWithin) };
}

/** `parseQuantity` where "quantities" are spoken of, and nothing else is called so. */
function byName(words: readonly string[], { functions }: ProgramCode): readonly RunFunction[] {
  const named = functions.filter(({ definition }) =>
    splitWords(definition.name)
      .map(stem)
      .some((word) => words.includes(word)),
  );
  return named.length === 1 ? named : [];
}

const inverse = {
  atMost: "above",
  atLeast: "below",
  below: "atLeast",
  above: "atMost",
  exactly: "exactly",
} as const;

/** "Others cost 4.95" is about what the claim before leaves over. */
function otherwise(claim: Claim, before: Claim): Claim {
  const limits = before.limits.filter(({ relation }) => relation !== "exactly");
  const [limit] = limits;
  if (!limit || limits.length !== 1) return claim;
  return {
    ...claim,
    limits: [{ ...limit, relation: inverse[limit.relation] }, ...claim.limits],
    words: [...before.words, ...claim.words],
    text: `${claim.text} (${limit.phrase})`,
  };
}

/** "Otherwise an error is raised" says again what a limit means. */
function isConsequence(claim: Claim): boolean {
  return (
    claim.limits.length === 0 &&
    (claim.outcome?.kind === "reject" || /\b(?:error|refused|rejected)\b/i.test(claim.text))
  );
}

/** Whether a consequence names neither an error nor a status, and denies nothing. */
function saysNoMore({ text, outcome, status }: Claim): boolean {
  const isTyped = outcome?.kind === "reject" && outcome.type !== undefined;
  return status === undefined && !isTyped && !/\b(?:not|never|accept\w*)\b/i.test(text);
}

/** Whether a check says that a claim is met, and its opposite as well: it did not read that something is denied. */
function ignoresNegation({ text }: Claim, code: ProgramCode, check: (typeof checks)[number]): boolean {
  return affirmationsOf(text).some((affirmed) => {
    const claim = readClaims(affirmed)[0];
    return claim !== undefined && check(claim, code)?.state === "met";
  });
}

/** Below this nothing is said. */
const leastCertainty = 0.8;

/** A limit that does not hold everywhere is met only where the exception is seen. */
function ignoresException({ isUnless, limits, condition }: Claim, { kind }: ClaimFinding): boolean {
  return (
    isUnless && /^(?:limit|bound)$/.test(kind) && limits.some(({ phrase }) => !condition.includes(phrase))
  );
}

function judgeClaim(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const excepted = checkUnless(claim, code, judgeClaim);
  if (excepted) return excepted;
  let weak: ClaimFinding | undefined;
  for (const check of checks) {
    // A case that was looked for and not found is not looked for again as a state.
    if (check === checkState && namesCase(claim)) continue;
    const found = check(claim, code);
    const finding = found && surer(claim, found, code);
    // Words that nothing accounts for may ask for more than what was found.
    // What is not sure enough to be said leaves the floor to others.
    const isWeak =
      finding?.state === "contradicted" && certaintyOf(finding.kind, finding.state) < leastCertainty;
    if (finding && isWeak) weak ??= finding;
    else if (finding)
      return finding.state === "met" &&
        (ignoresException(claim, finding) ||
          isUnexplained(claim, finding, code, judgeClaim) ||
          ignoresNegation(claim, code, check))
        ? undefined
        : finding;
  }
  return weak;
}
