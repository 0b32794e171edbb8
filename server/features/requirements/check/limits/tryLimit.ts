import type { Path } from "../../../../language/program/machine/path.ts";
import type { RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { consequenceOf } from "../../situations/consequence.ts";
import { sentenceOf } from "../../situations/subjectAndVerb.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { type Answer, type Consequence, fulfils, rejects } from "../evidence/fulfils.ts";
import { pathsAt } from "../evidence/pathsAt.ts";
import { type Pins, type Trial, type Tried, tryValues } from "../evidence/tryValues.ts";
import { wantedEffect } from "../evidence/wantedEffect.ts";
import { wantedValue } from "../evidence/wantedValue.ts";
import { keepsWithin } from "./limitBound.ts";
import { isOfSubject, isRule } from "./limitRule.ts";
import type { Site } from "./limitSite.ts";
import { freshOnes, growsIn, growsThough, trialOf } from "./limitTrial.ts";

/** Tries the values around a limit where the code compares. */
export function tryAt(limit: Limit, claim: Claim, fn: RunFunction, site: Site): ClaimFinding | undefined {
  const wanted = wantedValue(claim, limit, fn);
  if (wanted) return tryWith(limit, claim, fn, site, wanted);
  const effect = wantedEffect(claim, fn) ?? wantedConsequence(claim, limit, fn);
  const done = effect && tryWith(limit, claim, fn, site, effect);
  if (done?.state === "met" || (effect && !isRule(claim, limit))) return done;
  return tryWith(limit, claim, fn, site, undefined) ?? done;
}

/** What comes of those that a limit in the subject or in the condition tells from others. */
function wantedConsequence(claim: Claim, limit: Limit, fn: RunFunction): Consequence | undefined {
  const isCase = isOfSubject(claim, limit) || claim.condition.includes(limit.phrase);
  if (!isCase || claim.outcome || claim.status !== undefined) return undefined;
  const sentence = sentenceOf(claim);
  return sentence && consequenceOf(claim, sentence, fn);
}

/** @param wanted how a path answers the claim; undefined where the limit or the outcome says it */
function tryWith(
  limit: Limit,
  claim: Claim,
  fn: RunFunction,
  site: Site,
  wanted: ((path: Path) => Answer) | undefined,
): ClaimFinding | undefined {
  const asRule = !wanted && isRule(claim, limit);
  const grows = isRule(claim, limit) && limit.relation === "atMost" && growsIn(fn, site.comparison);
  const counted = site.comparison.plus === 1 && wanted ? 1 : 0;
  const trial = trialOf(limit, site, grows ? 1 : counted, asRule, fn, freshOnes(claim, fn));
  if (!trial) return undefined;
  const answer = asRule
    ? (path: Path) => rejects(path, undefined, false, fn.definition.name)
    : (wanted ?? ((path: Path): Answer => fulfils(path, claim, fn.definition.name)));
  const turned = asRule ? { inside: trial.outside, outside: trial.inside, far: trial.far } : trial;
  const { node } = site.comparison;
  const tried = tryBoth(fn, turned, answer);
  if (tried === "met" && grows && growsThough(fn, trial.outside))
    return isWrong(
      "limit",
      `“${limit.phrase}” is asked for, but something is added before “${excerpt(node)}” is looked at.`,
      node,
    );
  if (tried === "met") {
    const at = (all: readonly Pins[]) => [...new Set(all.flatMap((pins) => pathsAt(fn, pins).all))];
    return { ...isMet("limit", node), ways: { fn, meant: at(trial.inside), rest: at(trial.outside) } };
  }
  if (tried === "contradicted")
    return isWrong("limit", `“${limit.phrase}” is asked for, but the code says “${excerpt(node)}”.`, node);
  if (asRule) return keepsWithin(fn, site, trial);
  return tried === "differs" ? differing(claim, site) : undefined;
}

/** Runs with values first; where these tell nothing, the ways that look at what is compared. */
function tryBoth(fn: RunFunction, trial: Trial, answer: (path: Path) => Answer): Tried {
  const tried = tryValues(fn.with, trial, answer);
  if (tried === "met" || tried === "contradicted") return tried;
  const other = tryValues((pins) => pathsAt(fn, pins), trial, answer);
  return other === "met" || other === "contradicted" ? other : tried;
}

/** Something else happens in the case that is to be refused. */
function differing({ text, outcome }: Claim, { alignment, comparison }: Site): ClaimFinding | undefined {
  if (alignment !== "same" || outcome?.kind !== "reject") return undefined;
  const { node } = comparison;
  return isWrong(
    "type",
    `“${text}” is asked for, but where “${excerpt(node)}” the code does something else.`,
    node,
  );
}
