import { type ClaimFinding, excerpt, isMet, isWrong, type Ways } from "../check/evidence/claimFinding.ts";
import type { Claim } from "../reading/claims.ts";
import { consequenceOf } from "./consequence.ts";
import { sentenceOf } from "./subjectAndVerb.ts";

/** Who answers in the case that is spoken of, or is answered. */
const answering =
  /^(?:(?:the|our) (?:api|server|service|endpoint|call|request|response|answer|client|caller|method|function)|it|they|this) (?!cannot|can't|must not)/i;
/** Conditions that mean the one before. */
const sameCase = /^(?:that (?:case|happens)|this (?:case|happens)|so|(?:it|they|he|she) do(?:es)?|not)$/i;

/**
 * Judges what goes on from the claim before: "all others get 405", "and the attempt is logged". It is about the same ways
 * through the code, or about the rest of them.
 */
export function judgeFollowUp(claim: Claim, { fn, meant, rest }: Ways): ClaimFinding | undefined {
  if ((claim.condition !== "" && !sameCase.test(claim.condition)) || claim.isOnly || claim.isUnless)
    return undefined;
  // Who else is refused is another matter.
  const isReference = claim.isOtherwise || claim.condition !== "" || answering.test(claim.text);
  if (claim.limits.length > 0 || ((claim.outcome || claim.status !== undefined) && !isReference))
    return undefined;
  const sentence = sentenceOf({ ...claim, condition: "" });
  const consequence = sentence && consequenceOf(claim, sentence, fn);
  const paths = claim.isOtherwise ? rest : meant;
  if (!consequence || paths.length === 0) return undefined;
  const answers = paths.map(consequence);
  const node = paths[0]?.decisions.at(-1)?.node ?? fn.definition.node;
  if (answers.every((answer) => answer === "yes"))
    return { ...isMet("situation", node), ways: { fn, meant: paths, rest } };
  if (!answers.every((answer) => answer === "no")) return undefined;
  return isWrong("situation", `“${claim.text}” is asked for; where “${excerpt(node)}” it is not so.`, node);
}
