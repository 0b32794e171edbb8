import type { Claim } from "../reading/claims.ts";
import type { ClaimFinding } from "./claimFinding.ts";

/** Words that narrow what a claim asks for, and that no check reads. */
const narrowing =
  /\b(?:except|apart from|other than|different|distinct|per|consecutive|in a row|previous|daily|weekly|monthly|per day|business|working|weekends?|holidays?|again|first time|at night|together|combined|in total|altogether|whichever|respectively|at the same time|simultaneously|in parallel|rolling|sliding|inclusive|exclusive|rounded|of the same)\b/i;
/** Where a claim holds only in some place or for somebody, said by a name or a relative clause. */
const somewhere =
  /\b(?:only in|only for|only on|only when|only during|within) (?:the )?[A-Z]?\w+|\bin (?:Germany|Europe|the EU|the US|the UK|Switzerland|France|Austria)\b/;

/** What a thing has or lacks beside what is compared. */
const having =
  /\bwithout\b|\bwith (?!(?:an? |the )?(?:[\w-]+ )?(?:\w*error|\w*exception|status|http|code|err\w*|\d|length|size|total|amount|value|message))/i;

/** Whether a claim says more than the evidence speaks of. */
export function isUnexplained(claim: Claim, finding: ClaimFinding): boolean {
  if (finding.kind === "idiom" || finding.kind === "order" || finding.kind === "effect") return false;
  const { text } = claim;
  if (narrowing.test(text)) return true;
  if (/^(?:limit|bound|relation)$/.test(finding.kind) && having.test(text)) return true;
  return (
    finding.kind !== "only" &&
    finding.kind !== "amount" &&
    somewhere.test(text) &&
    !/\bwithin (?:the )?\d/.test(text)
  );
}
