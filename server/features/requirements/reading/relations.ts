import { findQuantities, type Quantity } from "./quantities.ts";

export type Relation = "atMost" | "atLeast" | "below" | "above" | "exactly";

/** A number of a requirement and how a quantity relates to it. */
export interface Limit {
  readonly relation: Relation;
  readonly quantity: Quantity;
  /** The words as written, for messages. */
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
  /** True where code may draw the line on either side: "after 30 days" does not say which. */
  readonly isLoose: boolean;
}

/** Phrases in front of a number, the more specific first. */
const before: readonly (readonly [Relation, RegExp])[] = [
  [
    "atMost",
    /(?:\b(?:at (?:the )?most|no more than|not more than|up to(?: and including)?|(?:not|never|cannot|can't|n't) (?:exceed|be (?:more|greater|larger|longer|higher|bigger|older|heavier|bigger|above|over)(?: than)?)|limited to|restricted to|cut (?:off )?(?:to|at|after)|truncated (?:to|at|after)|shortened to|capped (?:at|to)|cap of|clamped to|limits?(?: of| is| to)?|as (?:many|large|long|much|big|old|high|heavy) as|(?:no|not) (?:longer|larger|bigger|higher|older|greater|heavier|later|above|over)(?: than)?|within(?: the first| the last)?|does not exceed|do not exceed|the first|less than or equal to|fewer than or equal to|(?:not|never) (?:exceeds?|exceeding)|a (?:maximum|limit|cap) of|maximum of|upper limit of|max\.?(?:imum)?)|≤|<=) ?$/i,
  ],
  ["atMost", /\bmax(?:imum|imal)?\b(?: \w+){0,4} (?:is|of|are|at)? ?$/i],
  [
    "atLeast",
    /(?:\b(?:at (?:the )?least|no (?:less|fewer) than|not (?:be )?(?:less|fewer|shorter|smaller|lower|younger|under|below)(?: than)?|(?:no|not) (?:shorter|smaller|lower|younger|fewer|less|earlier|under|below)(?: than)?|a minimum of|minimum of|min\.?(?:imum)?|greater than or equal to|more than or equal to|as few as|starting (?:at|with|from)|from the age of|lower limit of)|≥|>=) ?$/i,
  ],
  ["atLeast", /\bmin(?:imum|imal)?\b(?: \w+){0,4} (?:is|of|are|at)? ?$/i],
  [
    "below",
    /(?:\b(?:(?:less|fewer|shorter|smaller|lower|younger|earlier|cheaper|lighter|sooner|worse) than|below|under|beneath|drops? (?:below|under)|falls? (?:below|under))|<) ?$/i,
  ],
  [
    "above",
    /(?:\b(?:(?:more|greater|longer|larger|bigger|higher|older|later|heavier|better|costlier) than|above|over|exceed(?:s|ed|ing)?|in excess of|beyond|past|surpass(?:es|ing)?)|>) ?(?:the )?$/i,
  ],
  ["exactly", /\b(?:exactly|equal to|equals|precisely|of exactly) ?$/i],
];
const behind: readonly (readonly [Relation, RegExp])[] = [
  [
    "atMost",
    /^(?: ?[\w-]+){0,2} (?:or (?:fewer|less|lower|below|under|shorter|smaller|younger|earlier)|at (?:the )?most|maximum|max|and (?:below|under))\b/i,
  ],
  [
    "atLeast",
    /^(?: ?[\w-]+){0,2} (?:or (?:more|greater|higher|above|over|longer|older|larger|later|bigger)|at (?:the )?least|minimum|and (?:above|over|up|more|older)|upwards?|onwards?|on\b(?=[,.;]|$))\b/i,
  ],
];

/** The limits of a text, in order. `between 3 and 20` gives two. */
export function findLimits(text: string): Limit[] {
  const quantities = findQuantities(text);
  const found: Limit[] = [];
  for (let index = 0; index < quantities.length; index++) {
    const quantity = quantities[index];
    if (!quantity) continue;
    const next = quantities[index + 1];
    const range = next && rangeOf(text, quantity, next);
    if (next && range) {
      found.push(...range);
      index++;
      continue;
    }
    const limit = limitOf(text, quantity, found.at(-1)?.end ?? 0, next?.start);
    if (limit) found.push(withUnitBefore(limit, found.at(-1), text));
  }
  return found;
}

/** "At least 45 minutes, or at least 90 when …": the unit is said once. */
function withUnitBefore(limit: Limit, before: Limit | undefined, text: string): Limit {
  const { quantity } = limit;
  const unit = before?.quantity.unit;
  if (!unit || quantity.unit || quantity.counted !== "") return limit;
  const between = text.slice(before.end, limit.start);
  return /\b(?:or|and|but)\b[^.;]{0,20}$/i.test(between) && !/[.;]/.test(between)
    ? { ...limit, quantity: { ...quantity, unit } }
    : limit;
}

/** Characters in front of a number in which the words that belong to it stand. */
const rangeHead = 30;
const limitHead = 50;

function rangeOf(text: string, low: Quantity, high: Quantity): [Limit, Limit] | undefined {
  const head = text.slice(Math.max(0, low.start - rangeHead), low.start);
  const middle = text.slice(low.end, high.start);
  const opening = /\b(?:between|from|range(?:s|d)? (?:of|from)|in|within|of)(?: the)? ?$/i.exec(head);
  const isRange =
    (/\bbetween(?: the)? ?$/i.test(head) && /^ ?(?:\w+ )?and (?:the )?$/i.test(middle)) ||
    (/\b(?:from|range(?:s|d)?(?: of| from)?|of|in|within|between|has|have|be)(?: the)? ?$/i.test(head) &&
      /^ ?(?:[a-z]+ )?(?:to|through|until|up to) (?:the )?$/i.test(middle)) ||
    /^ ?[-–—] ?$/.test(middle);
  if (
    !isRange ||
    low.value >= high.value * (low.unit && high.unit ? high.unit.factor / low.unit.factor : 1) + 1e-12
  )
    return undefined;
  const start = low.start - (opening?.[0].length ?? 0);
  const place = { phrase: text.slice(start, high.end).trim(), start, end: high.end, isLoose: false };
  const unit = low.unit ?? high.unit;
  return [
    { ...place, relation: "atLeast", quantity: { ...low, unit, counted: low.counted || high.counted } },
    { ...place, relation: "atMost", quantity: high },
  ];
}

function limitOf(
  text: string,
  quantity: Quantity,
  from: number,
  nextAt: number | undefined,
): Limit | undefined {
  const head = text.slice(Math.max(from, quantity.start - limitHead), quantity.start);
  const tail = text.slice(quantity.end);
  // "Below 10 or above 90": what stands right in front of the next number belongs to that.
  const isFree = (length: number) =>
    nextAt === undefined || !/^ (?:than )?(?:the |an? )?$/.test(text.slice(quantity.end + length, nextAt));
  const later = behind.find(([, phrase]) => {
    const match = phrase.exec(tail);
    return match !== null && isFree(match[0].length);
  });
  if (later)
    return place(
      text,
      quantity,
      later[0],
      quantity.start,
      quantity.end + (later[1].exec(tail)?.[0].length ?? 0),
    );
  for (const [relation, phrase] of before) {
    const match = phrase.exec(head);
    if (!match) continue;
    // "Never holds more than 100", "do not accept files bigger than 10 MB".
    const negated = /\b(?:not|never|cannot|can't|n't|no)(?: [\w-]+){0,3} $/i.exec(head.slice(0, match.index));
    const start = quantity.start - match[0].length;
    const turned = relation === "above" ? "atMost" : relation === "below" ? "atLeast" : relation;
    if (negated && turned !== relation)
      return place(text, quantity, turned, start - negated[0].length, quantity.end);
    return place(text, quantity, relation, start, quantity.end);
  }
  // "Can be used three times": no more often.
  if (
    /^(?:times?|once|twice)$/.test(quantity.counted) &&
    /\b(?:can|may) (?:only )?be \w+ (?:only |just )?$/i.test(head)
  )
    return place(text, quantity, "atMost", quantity.start, quantity.end);
  return limitBehind(text, quantity, head);
}

/** The limit that a number is by the words in front of it that are no comparison: "after 3", "from 5", "valid for 10". */
function limitBehind(text: string, quantity: Quantity, head: string): Limit {
  const after = /\b(?:after|since|once)(?: the)? ?$/i.exec(head);
  if (after) {
    // Of attempts the line is reached with the last; of time it is passed.
    const relation = quantity.unit || quantity.isOrdinal ? "above" : "atLeast";
    const limit = place(text, quantity, relation, quantity.start - after[0].length, quantity.end);
    return { ...limit, isLoose: quantity.unit?.dimension === "time" && !quantity.isOrdinal };
  }
  const fromOn = /\bfrom(?: the)? ?$/i.exec(head);
  if (fromOn) return place(text, quantity, "atLeast", quantity.start - fromOn[0].length, quantity.end);
  const isTime = quantity.unit?.dimension === "time";
  // "Calls fail for ten seconds", "accounts are blocked for half an hour": as long, and no longer.
  if (
    isTime &&
    /\b(?:fail|refus|reject|block|den(?:y|ied)|lock)\w*\b[^.;]*\bfor(?: the)? ?$/i.test(
      text.slice(0, quantity.start),
    )
  )
    return { ...place(text, quantity, "atMost", quantity.start, quantity.end), isLoose: true };
  // "May be corrected for a quarter of an hour."
  if (isTime && /\b(?:may|can|could|possible|allowed)\b[^.;]*\bfor(?: the)? ?$/i.test(head))
    return { ...place(text, quantity, "atMost", quantity.start, quantity.end), isLoose: true };
  if (
    /\b(?:valid|last|lasts|lives?|kept|open|active|good|stored|cached|retained) for(?: the)? ?$/i.test(head)
  )
    return { ...place(text, quantity, "atMost", quantity.start, quantity.end), isLoose: true };
  return place(text, quantity, "exactly", quantity.start, quantity.end);
}

function place(text: string, quantity: Quantity, relation: Relation, start: number, end: number): Limit {
  return { relation, quantity, phrase: text.slice(start, end).trim(), start, end, isLoose: false };
}
