import type { ProgramCode } from "../../code/programCode.ts";
import { statusOf } from "../../code/status.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, isMet, isWrong } from "../evidence/claimFinding.ts";

const leastRedirect = 300;
const leastFailure = 400;

/** Judges what a request that goes well is answered with: "deleting is answered with 204". */
export function checkSuccess(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const { status } = claim;
  if (
    status === undefined ||
    status >= 400 ||
    claim.limits.length > 0 ||
    claim.condition !== "" ||
    claim.isOnly
  )
    return undefined;
  if (
    /\b(?:without|missing|unknown|invalid|expired|not|no|failed|wrong|empty|already|duplicate|unless)\b/i.test(
      claim.text,
    )
  )
    return undefined;
  const [fn, ...others] = code.functions.filter(({ paths }) => paths.all.some((path) => statusOf(path)));
  if (!fn || others.length > 0 || !fn.paths.isComplete) return undefined;
  const good = fn.paths.all.filter(
    (path) =>
      path.ending.kind !== "error" &&
      (statusOf(path)?.status ?? 200) < (status < leastRedirect ? leastRedirect : leastFailure),
  );
  const found = good.map((path) => statusOf(path));
  const [first] = found;
  if (!first || found.some((each) => each?.status !== first.status)) return undefined;
  const node = good[0]?.effects.at(-1)?.node;
  if (first.status === status) return isMet("status", node);
  return isWrong("status", `“${claim.text}” is asked for, but the answer is ${first.status}.`, node);
}
