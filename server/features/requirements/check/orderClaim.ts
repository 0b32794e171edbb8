import type { ProgramCode } from "../code/programCode.ts";
import { findSorts } from "../code/sorts.ts";
import type { Claim } from "../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "./claimFinding.ts";
import { overlap } from "./subject.ts";

const descending =
  /\b(?:newest|latest|most recent|highest|largest|biggest|greatest|longest|most expensive|heaviest|best|top|most \w+)\b[^,.;]*\bfirst\b|\b(?:the )?(?:newest|latest|most recent|highest|largest|biggest)\b[^,.;]* (?:come|comes|on top|at the top|go|goes)\b|\bdescending\b|\bfrom (?:high|large|new|late)\w* to (?:low|small|old|earl)/i;
const ascending =
  /\b(?:oldest|earliest|lowest|smallest|cheapest|shortest|lightest|least|worst|fewest)\b[^,.;]*\bfirst\b|\b(?:oldest|earliest|lowest|smallest|cheapest)\b[^,.;]* (?:come|comes|on top|at the top|go|goes)\b|\bascending\b|\balphabetical(?:ly)?\b|\bfrom (?:low|small|old|earl)\w* to (?:high|large|new|late)|\bA (?:to|-) Z\b/i;
const sorting =
  /\b(?:sort(?:ed|s|ing)?|order(?:ed|s)? by|in order|ascending|descending|alphabetical(?:ly)?|first)\b/i;

const ties = /\b(?:equal|ties?|tied|same|draws?|then|secondary|second by)\b/i;

/** Judges a claim about how something is sorted, by direction and key. */
export function checkOrder(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  // How equal ones are ordered is another matter.
  if (!sorting.test(claim.text) || ties.test(claim.text)) return undefined;
  const wanted = descending.test(claim.text)
    ? "descending"
    : ascending.test(claim.text)
      ? "ascending"
      : undefined;
  if (wanted === undefined || claim.outcome || (descending.test(claim.text) && ascending.test(claim.text)))
    return undefined;
  const sorts = findSorts(code);
  const [sort] = sorts;
  if (!sort || sorts.length !== 1 || sort.direction === undefined) return undefined;
  // The oldest person has the highest age and the lowest date of birth.
  const isByTime = /\b(?:newest|latest|recent|oldest|earliest)\b/i.test(claim.text);
  if (
    isByTime &&
    !/date|time|at\b|created|updated|published|posted|stamp|year|birth|on$/i.test(
      sort.key.replace(/([a-z])([A-Z])/g, "$1 $2"),
    )
  )
    return undefined;
  const by = /\b(?:sorted|ordered|sort|order) by (?:the |their |its )?(\w+)(?: (\w+))?/i.exec(claim.text);
  const words = by ? [by[1] ?? "", by[2] ?? ""] : [];
  const isOtherKey =
    by !== null &&
    sort.key !== "" &&
    overlap(
      words.map((word) => word.toLowerCase()),
      sort.key,
    ) === 0;
  if (isOtherKey) return undefined;
  const [phrase = ""] = (wanted === "descending" ? descending : ascending).exec(claim.text) ?? [];
  if (sort.direction === wanted) return { ...isMet("order", sort.node), phrase };
  return isWrong(
    "order",
    `“${claim.text}” is asked for, but “${excerpt(sort.node)}” sorts the other way.`,
    sort.node,
  );
}
