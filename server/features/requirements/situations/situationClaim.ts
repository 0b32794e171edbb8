import type { Path } from "../../../language/program/machine/path.ts";
import { bypasses, forEverybody } from "../check/evidence/bypasses.ts";
import {
  type ClaimFinding,
  type EvidenceKind,
  excerpt,
  isMet,
  isWrong,
} from "../check/evidence/claimFinding.ts";
import type { Answer, Consequence } from "../check/evidence/fulfils.ts";
import type { ProgramCode, RunFunction } from "../code/programCode.ts";
import { statusOf } from "../code/status.ts";
import type { Claim } from "../reading/claims.ts";
import { consequenceOf } from "./consequence.ts";
import type { Situation } from "./decisions.ts";
import { saidByRefusal } from "./saidSituation.ts";
import { findOccasion, findSituation } from "./situation.ts";
import { statesNamed } from "./stateSets.ts";
import { readingsOf, type Sentence, sentenceOf } from "./subjectAndVerb.ts";

/** Judges what happens in a situation: "a wrong password increases the counter", "when the queue is full, Push blocks". */
export function checkSituation(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const isOnlyIf = claim.isOnly && (/^only/i.test(claim.marker) || /^only\b/i.test(claim.text));
  if (
    (claim.isOnly && !isOnlyIf) ||
    claim.isUnless ||
    claim.limits.some(({ relation }) => relation !== "exactly")
  )
    return undefined;
  const sentence = sentenceOf(claim);
  if (!sentence) return undefined;
  for (const reading of [sentence, ...readingsOf(sentence)]) {
    const found = code.functions.flatMap((fn) => judge(claim, reading, fn) ?? []);
    const met = found.find(({ state }) => state === "met");
    const wrong = found.find(({ state }) => state === "contradicted");
    if (met && wrong) return undefined;
    if (met ?? wrong) return met ?? wrong;
  }
  return undefined;
}

function judge(claim: Claim, sentence: Sentence, fn: RunFunction): ClaimFinding | undefined {
  const isDeed = !claim.outcome && claim.status === undefined;
  const consequence = consequenceOf(claim, sentence, fn);
  if (!consequence) return undefined;
  const isOnlyThese = claim.isOnly && !/^only/i.test(claim.marker);
  const find = isOnlyThese ? findStates : isDeed ? findOccasion : findSituation;
  const said = () => (isDeed ? undefined : saidByRefusal(sentence.condition || sentence.situation, fn));
  const known = find(sentence, fn);
  const situation = known ?? said();
  // Of the ways on which nothing is refused it says nothing that nothing is refused on them.
  if (!situation || (claim.outcome?.kind === "accept" && situation.node === fn.definition.node))
    return undefined;
  if (claim.isOnly) return onlyThere(claim, fn, situation, consequence);
  const answers = withoutFailures(claim, situation.paths).map(consequence);
  // What a refusal is called does not tell that it is done where it should be.
  if (!known && !isEach(answers, "no")) return undefined;
  if (isEach(answers, "yes")) return alwaysThere(claim, fn, situation, situation.others.map(consequence));
  // What the function returns as a whole may be said in other words.
  const isOfAll =
    situation.node === fn.definition.node &&
    isDeed &&
    /^(?:returns?|gives?|yields?)\b/i.test(sentence.predicate);
  return isOfAll || !isEach(answers, "no") ? undefined : neverThere(claim, fn, situation);
}

/** What is asked for is done on no way of the situation. */
function neverThere(claim: Claim, fn: RunFunction, { node, paths }: Situation): ClaimFinding {
  const isKnown = node !== fn.definition.node || claim.status !== undefined;
  const endsOtherwise = isKnown && paths.every((path) => endsElsewhere(claim, path));
  return isWrong(
    endsOtherwise ? (claim.status === undefined ? "type" : "status") : "situation",
    `“${claim.text}” is asked for, but where “${excerpt(node)}” something else happens.`,
    node,
  );
}

/** Whether a path is seen to end with another status than the one that is asked for, or with no error where there should be one. */
function endsElsewhere({ status, outcome }: Claim, path: Path): boolean {
  const found = statusOf(path);
  if (status !== undefined) return found !== undefined && !found.isGuess && found.status !== status;
  const isThrown = outcome?.kind === "reject" && outcome.mustThrow;
  return isThrown && path.ending.kind === "return" && path.ending.value.kind !== "unknown";
}

function isEach(answers: readonly Answer[], wanted: Answer): boolean {
  return answers.length > 0 && answers.every((each) => each === wanted);
}

/** What is done on all ways of the situation: met, unless there is a way around it. */
function alwaysThere(
  claim: Claim,
  fn: RunFunction,
  { paths, others, node }: Situation,
  elsewhere: readonly Answer[],
): ClaimFinding | undefined {
  if (bypasses(claim, fn, [...paths, ...others]).length > 0) {
    const reason = `“${claim.text}” is asked for, but there is a way around “${excerpt(node)}”.`;
    return forEverybody.test(claim.text) ? isWrong("situation", reason, node) : undefined;
  }
  // What happens whatever the case is does not speak of the case, unless something is done in it.
  const isDeed = !claim.outcome && claim.status === undefined;
  if (isEach(elsewhere, "yes") && !isDeed) return undefined;
  return { ...isMet(evidenceOf(claim), node), ways: { fn, meant: paths, rest: others } };
}

/** A status and an error of a type are surer than a deed that goes by many names. */
function evidenceOf({ status, outcome }: Claim): EvidenceKind {
  if (status !== undefined) return "status";
  return outcome?.kind === "reject" && outcome.type !== undefined ? "type" : "situation";
}

/** "Only drafts and reviews": those that are named, and no others. */
function findStates({ situation }: Sentence, fn: RunFunction): Situation | undefined {
  return fn.paths.isComplete ? statesNamed(situation, fn) : undefined;
}

/** "Gets a refund only if it was paid": what is done there is done nowhere else. */
function onlyThere(
  claim: Claim,
  fn: RunFunction,
  { paths, others, node }: Situation,
  consequence: Consequence,
): ClaimFinding | undefined {
  const [within, beyond] = [paths.map(consequence), others.map(consequence)];
  if (others.length === 0 || [...within, ...beyond].includes("open")) return undefined;
  if (beyond.includes("yes"))
    return isWrong(
      "situation",
      `“${claim.text}” is asked for, but it happens elsewhere as well: “${excerpt(node)}”.`,
      node,
    );
  const ways = { fn, meant: paths, rest: others };
  return within.includes("yes") ? { ...isMet("situation", node), ways } : undefined;
}

/** What is to be accepted may still fail where something else does. */
function withoutFailures(claim: Claim, paths: readonly Path[]): readonly Path[] {
  if (claim.outcome?.kind !== "accept") return paths;
  return paths.filter(({ ending, decisions }) => {
    const { key = "", value = true } = decisions.at(-1) ?? {};
    const isFailing = /^(?:fails|throws) /.test(key)
      ? value
      : /^(?:err\(|\w[\w.]*\().* == null$/s.test(key) && !value;
    return !(ending.kind === "error" && isFailing);
  });
}
