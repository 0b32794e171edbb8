import type { Claim } from "./claims.ts";

/** A part of a claim that is joined to others by a word like "and". */
export interface Demand {
  /** To be read as a claim of its own. */
  readonly text: string;
  /** What it adds to the demands before it. */
  readonly added: string;
  /** Says by itself what is to happen or when; otherwise it is one more thing that the same is said of. */
  readonly isClause: boolean;
}

/** Words that join one demand to the next, or add one to something that is named. */
const joint =
  /\s*,?\s+(?:and|or|but|nor|then|as well as|along with|together with|plus|while|whereas|yet)(?:,?\s+(?:also|then|not|never|even))?\s+|\s*,\s+(?=(?:which|who|whose|whom|where|so|unless|except|if|when|not|with|without|including)\b)|\s*(?:;|:|\s[–—-])\s+|\s+(?=(?:before|instead of|rather than)\s)/i;
const joints = new RegExp(joint, "gi");
/** What joins within one thing: ranges, opposites, and limits. */
const oneThing =
  /\b(?:(?:leading|before|upper|lower|start|beginning|front|left|right|either|both)(?:[- ]?case)?(?: letters)? (?:and|or) (?:trailing|after|lower|upper|end|back|left|right|neither|both)|true (?:and|or) false|one or (?:more|several)|more or less|either or|and\/or|and so on|(?:date|day) and time|(?:before|instead of|rather than) (?:the |its )?(?:start|beginning|begin|from)|terms and conditions|up to and including|sooner or later)\b/gi;
const marker =
  /^(?:only if|only when|if|when|whenever|once|where|in case|as soon as|after|unless|until|as long as|so long as|provided(?: that)?|while)\b\s*/i;
const finite =
  /\b(?:is|are|was|were|be|been|must|shall|should|will|may|can|cannot|has|have|had|does|do|did|gets?|goes|\w+n't|comes?|stays?|remains?|becomes?|returns?|throws?|raises?|fails?|counts?|ends?|needs?)\b/i;
const startsWithVerb = new RegExp(`^${finite.source}`, "i");
/** Who or what the sentence before was about, or others like it. */
const pronoun = /^(?:it|they|those|these|this|that|others?|each|all|none|nothing|everything|the rest)\b/i;
/** A verb with its object, as orders are given: "compare them", "write the result". */
const order = /^[a-z]{3,}s? (?:them|it|those|these|the|their|its|each|every|all|any|an?)\b/i;
const preposition =
  /^(?:of|in|on|at|by|for|from|to|with|without|into|than|as|per|about|over|under|after|before|between|within|around|all|both|only|not|same|any|each|every)\b/i;

/** Adverbials that ask for more cases than the plain claim. */
const widening =
  /\b(?:wherever|anywhere|everywhere|whichever|whatever|whoever|however (?:\w+)|no matter|regardless|irrespective|independent(?:ly)? of|even (?:if|when|though|where|after|across|for|in|with|while)|at any (?:time|depth|level|place|position)|at (?:all|every) (?:times?|depths?|levels?|places?)|in (?:any|whatever) order|under (?:all|any) circumstances|in (?:every|any|each|all) cases?|on (?:every|each|all) (?:paths?|ways?)|across|throughout|not (?:only|just|merely)|nested|recursively|transitively|concurrent(?:ly)?|adjacent|next to each other|neighbou?ring)\b/i;

/** Whether a text asks for more cases than the plain claim does: "wherever they stand", "even if it fails". */
export function asksForMoreCases(text: string): boolean {
  return widening.test(text);
}

const adjunct = /,|\b(?=(?:with|without|after|before|until|during|once)\b)/i;
/** What a limit says anyway. */
const included = /\b(?:(?:both )?(?:ends|bounds|limits) )?(?:included|inclusive(?:ly)?)\b/gi;

/**
 * What is added to a sentence without a verb that could be judged: "with a message in red", "after outliers are dropped",
 * "halves going to the even side".
 */
export function adjunctsOf(text: string): string[] {
  return text
    .replace(included, " ")
    .split(adjunct)
    .slice(1)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !text.startsWith(part));
}

/**
 * What a claim asks for, part by part: its conditions, and what follows, each with the other half repeated, so that a part
 * can be judged alone. One part where nothing is joined.
 * @param known words that are read as one thing: limits, and what the evidence stands for
 */
export function demandsOf(claim: Claim, known: readonly string[]): Demand[] {
  const wholes = [...known, ...claim.quotes, ...(claim.text.match(oneThing) ?? [])];
  if (claim.condition === "" || claim.marker === "") return split(claim.text, wholes);
  const conditions = split(claim.condition, wholes);
  const consequences = split(claim.consequence, wholes);
  if (conditions.length === 1 && consequences.length === 1)
    return [{ text: claim.text, added: claim.text, isClause: true }];
  const subject = subjectOf(conditions[0]?.text ?? "");
  return consequences.flatMap((consequence, index) =>
    conditions.map((condition, at): Demand => {
      const bare = condition.text.replace(marker, "");
      // "If the key is missing or has expired": the second has the subject of the first.
      const isElliptic = at > 0 && startsWithVerb.test(bare);
      // "When its heartbeat is old or when it has never sent one".
      const when = isElliptic
        ? `${subject} ${bare}`
        : at > 0
          ? bare.replace(/\b(?:one|any|them)$/, subject)
          : bare;
      return {
        text: `${consequence.text} ${claim.marker.toLowerCase()} ${when}`,
        added: [index > 0 ? consequence.text : "", at > 0 ? bare : ""].join(" ").trim(),
        isClause: (index === 0 || consequence.isClause) && (at === 0 || condition.isClause),
      };
    }),
  );
}

/** What stands in front of the verb. */
function subjectOf(text: string): string {
  const verb = finite.exec(text);
  return verb ? text.slice(0, verb.index).trim() : "";
}

function split(text: string, wholes: readonly string[]): Demand[] {
  // A whole is kept from being cut by standing in for its blanks.
  const masked = wholes.reduce(
    (rest, whole) => (whole === "" ? rest : rest.replaceAll(whole, whole.replace(/[ ,;:]/g, hide))),
    text,
  );
  const parts: { text: string; isAfterComma: boolean }[] = [];
  let at = 0;
  for (const found of [...masked.matchAll(joints), undefined]) {
    const isAfterComma = at > 0 && /,\s*\p{L}*\s*$/u.test(masked.slice(0, at));
    parts.push({ text: show(masked.slice(at, found?.index)).trim(), isAfterComma });
    at = found ? found.index + found[0].length : masked.length;
  }
  const isJoinedClause = isClause(parts[0]?.text ?? "");
  return parts
    .filter((part) => /\p{L}{2}/u.test(part.text))
    .map(({ text: part, isAfterComma }, index) => ({
      text: part,
      added: part,
      isClause: isOwnClause(part) || (isClause(part) && (index === 0 || isAfterComma || isJoinedClause)),
    }));
}

/** "Only the owner or an admin can": what is joined is a clause only where what it is joined to is one, or begins anew. */
function isOwnClause(part: string): boolean {
  return marker.test(part) || pronoun.test(part) || (order.test(part) && !preposition.test(part));
}

function isClause(part: string): boolean {
  return isOwnClause(part) || finite.test(part);
}

const hidden: Readonly<Record<string, string>> = {
  " ": "\ue000",
  ",": "\ue001",
  ";": "\ue002",
  ":": "\ue003",
};
const shown = new Map(Object.entries(hidden).map(([sign, stand]) => [stand, sign]));

function hide(sign: string): string {
  return hidden[sign] ?? sign;
}

function show(text: string): string {
  return text.replace(/[\ue000-\ue003]/g, (stand) => shown.get(stand) ?? stand);
}
