import type { ProgramCode } from "../../code/programCode.ts";
import { findSorts, type Sort, type SortKey } from "../../code/sorts.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { overlap } from "../evidence/subject.ts";

const most = "newest|latest|most recent|highest|largest|biggest|greatest";
const least = "oldest|earliest|lowest|smallest|cheapest";
const descending = new RegExp(
  `\\b(?:${most}|longest|most expensive|heaviest|best|top|most \\w+)\\b[^,.;]*\\bfirst\\b|\\b(?:the )?(?:${most})\\b[^,.;]* (?:come|comes|on top|at the top|go|goes)\\b|\\bdescending\\b|\\breverse (?:chronological|alphabetical)|\\bfrom (?:high|large|new|late)\\w* to (?:low|small|old|earl)`,
  "i",
);
const ascending = new RegExp(
  `\\b(?:${least}|shortest|lightest|least|worst|fewest)\\b[^,.;]*\\bfirst\\b|\\b(?:${least})\\b[^,.;]* (?:come|comes|on top|at the top|go|goes)\\b|\\bascending\\b|(?<!reverse )\\b(?:chronological|alphabetical)(?:ly)?\\b|\\bfrom (?:low|small|old|earl)\\w* to (?:high|large|new|late)|\\bA (?:to|-) Z\\b`,
  "i",
);
const sorting =
  /\b(?:sort(?:ed|s|ing)?|order(?:ed|s)? by|in (?:[\w-]+ )?order|ascending|descending|(?:alphabetical|chronological)(?:ly)?|first)\b/i;

const ties = /\b(?:equal(?:ly)?|ties?|tied|same|draws?|then|secondary|second by)\b/i;
/** Of those that are equal: the one that was there before the other, or the alphabet. */
const earlier =
  /\b(?:(?:who(?:ever)?|which(?:ever)?|that|those who|the one(?: who| that)?) (?:\w+ ){0,4}?(?:first|earlier|earliest|longest)|first come|in the order (?:of (?:their )?(?:arrival|creation)|in which)|older (?:one|\w+) (?:comes? )?first|earlier (?:one|\w+) (?:comes? )?first)\b/i;
const alphabet = /\balphabet(?:ical(?:ly)?)?\b/i;

const timeKey =
  /date|time|\bat\b|created|updated|published|posted|stamp|year|birth|\bon$|arriv|depart|start|since|achieved|joined|due/i;
const textKey = /name|title|text|label|email|city|word|author|surname/i;
/** What is most urgent may have the highest number or the lowest. */
const rankKey = /priority|urgency|severity|rank|position|level|grade|place\b/i;

const sortedBy =
  /\b(?:sorted|ordered|sort|order)(?: \w+ly)? by (?:the |their |its )?(?!wh|how|that|order)(\w+)(?: (\w+))?/i;

const spaced = (key: string) => key.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ");

/** Judges a claim about how something is sorted, by direction and key, or how those are that are equal. */
export function checkOrder(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (claim.outcome) return undefined;
  const sorts = findSorts(code);
  const [sort] = sorts;
  if (!sort || sorts.length !== 1) return undefined;
  return ties.test(claim.text) ? checkTies(claim, sort) : checkFirst(claim, sort);
}

function checkFirst(claim: Claim, sort: Sort): ClaimFinding | undefined {
  if (!sorting.test(claim.text)) return undefined;
  const wanted = directionIn(claim.text);
  if (wanted === undefined) return byKeyAlone(claim, sort);
  if (sort.direction === undefined) return undefined;
  const key = spaced(sort.key);
  // The oldest person has the highest age and the lowest date of birth.
  const isByTime = /\b(?:newest|latest|recent|oldest|earliest|chronological(?:ly)?)\b/i.test(claim.text);
  if ((isByTime && !timeKey.test(key)) || (rankKey.test(key) && !/scending\b/i.test(claim.text)))
    return undefined;
  if (isOtherKey(claim.text, sort)) return undefined;
  const [phrase = ""] = (wanted === "descending" ? descending : ascending).exec(claim.text) ?? [];
  return compared(claim, sort, wanted, sort, phrase);
}

/** "Sorted by amount", whichever way. */
function byKeyAlone(claim: Claim, sort: Sort): ClaimFinding | undefined {
  const by = sortedBy.exec(claim.text);
  if (!by || sort.key === "" || /\b(?:not|never|then|and|ignoring|regardless|case)\b/i.test(claim.text))
    return undefined;
  if (!isOtherKey(claim.text, sort)) return { ...isMet("order", sort.node), phrase: by[0] };
  return sort.after.some((key) => !isOtherKey(claim.text, key))
    ? undefined
    : isWrong(
        "order",
        `“${claim.text}” is asked for, but “${excerpt(sort.node)}” sorts by ${sort.key}.`,
        sort.node,
      );
}

/** "With equal points the alphabet decides": the second key. */
function checkTies(claim: Claim, sort: Sort): ClaimFinding | undefined {
  const [second] = sort.after;
  if (!second || /\b(?:case|accents?|umlauts?)\b/i.test(claim.text)) return undefined;
  const key = spaced(second.key);
  const wanted = earlier.test(claim.text) ? "ascending" : directionIn(claim.text);
  const isFitting = earlier.test(claim.text)
    ? timeKey.test(key)
    : !alphabet.test(claim.text) || textKey.test(key);
  const isOther = earlier.test(claim.text)
    ? textKey.test(key)
    : timeKey.test(key) && alphabet.test(claim.text);
  if (isOther)
    return isWrong(
      "order",
      `“${claim.text}” is asked for, but “${excerpt(sort.node)}” sorts them by ${second.key}.`,
      sort.node,
    );
  const direction = wanted ?? (alphabet.test(claim.text) ? "ascending" : undefined);
  if (!isFitting || direction === undefined || isOtherKey(claim.text, second)) return undefined;
  return compared(claim, second, direction, sort, claim.text);
}

function directionIn(said: string): "ascending" | "descending" | undefined {
  const [isDown, isUp] = [descending.test(said), ascending.test(said)];
  if (isDown === isUp) return undefined;
  return isDown ? "descending" : "ascending";
}

/** Whether a claim names what is sorted by, and the code sorts by something else. */
function isOtherKey(said: string, { key }: SortKey): boolean {
  const by = sortedBy.exec(said);
  const words = by ? [by[1] ?? "", by[2] ?? ""] : [];
  return (
    by !== null &&
    key !== "" &&
    overlap(
      words.map((word) => word.toLowerCase()),
      key,
    ) === 0
  );
}

function compared(
  claim: Claim,
  { direction }: SortKey,
  wanted: "ascending" | "descending",
  { node }: Sort,
  phrase: string,
): ClaimFinding | undefined {
  if (direction === undefined) return undefined;
  if (direction === wanted) return { ...isMet("order", node), phrase };
  return isWrong("order", `“${claim.text}” is asked for, but “${excerpt(node)}” sorts the other way.`, node);
}
