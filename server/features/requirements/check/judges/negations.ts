/** What denies something, and what is left where it does not. */
const negations: readonly (readonly [denied: RegExp, affirmed: string])[] = [
  [/\b(is|are|was|were|must|may|can|should|shall|will|has|have) not( only)? /gi, "$1 "],
  [/\bcannot /gi, "can "],
  [/\b(is|are|was|were|must|should|has|have|had)n't /gi, "$1 "],
  [/\bcan't /gi, "can "],
  [/\b(?:does|do|did) not /gi, ""],
  [/\b(?:doesn't|don't|didn't) /gi, ""],
  [/\bnever /gi, "always "],
  [/\bno longer /gi, ""],
  [/\bnot (?=only |all |always |every )/gi, ""],
  [/\bnon-?(?=\w)/gi, ""],
];

/** A text with one of its negations taken out, for each of them. */
export function affirmationsOf(text: string): readonly string[] {
  return negations.flatMap(([denied, affirmed]) =>
    [...text.matchAll(denied)].map((match) => {
      const { index } = match;
      const [found, verb = ""] = match;
      return text.slice(0, index) + affirmed.replace("$1", verb) + text.slice(index + found.length);
    }),
  );
}
