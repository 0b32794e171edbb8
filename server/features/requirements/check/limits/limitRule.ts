import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { mainVerb } from "../../reading/verbs.ts";

/** A plain number is a condition where it stands in one; elsewhere it is a value. */
export function isCondition(limit: Limit, claim: Claim): boolean {
  if (limit.relation !== "exactly" || isEdge(limit, claim)) return true;
  const isRefused = claim.outcome?.kind === "reject" && claim.limits.length === 1;
  return (
    isRefused || claim.condition.includes(limit.phrase) || /\b(?:full|already|exactly)\b/i.test(claim.text)
  );
}

/** Whether the claim says what happens in the region of its limit, or that nothing else may be. */
export function isRule(claim: Claim, limit: Limit): boolean {
  if (claim.status !== undefined || claim.limits.some((other) => !isCondition(other, claim))) return false;
  if (claim.outcome === undefined && isOfSubject(claim, limit)) return false;
  const isNegated = /\b(?:not|never|cannot|can't|n't|no)\b/i.test(limit.phrase);
  const refuses =
    /\b(?:reject|refus|throw|rais|error|exception|fail|den(?:y|ied|ies)|invalid|block|declin|turned)\w*/i.test(
      claim.text,
    );
  if (claim.outcome?.kind === "reject") return isNegated && !refuses;
  return claim.outcome === undefined || claim.outcome.kind === "accept";
}

/** "A text of more than 500 characters leads to …": the limit tells which, and what comes of it is said behind. */
export function isOfSubject({ text }: Claim, { start, quantity }: Limit): boolean {
  const at = mainVerb(text);
  return at !== undefined && start > 0 && quantity.start < at;
}

const beginning =
  /\b(?:starts?|begins?|sets? in|kicks? in|is (?:reached|switched on)|applies) (?:already )?(?:at|from|with) ?$/i;

/** "Power saving starts at 20 percent": on which side of the number is not said. */
export function isEdge({ relation, start }: Limit, { text }: Claim): boolean {
  return relation === "exactly" && beginning.test(text.slice(0, start));
}
