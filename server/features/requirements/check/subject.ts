import { similar, stem } from "../../../language/words/wordForms.ts";
import { wordsOfKey } from "../code/programCode.ts";
import { type Claim, wordsOf } from "../reading/claims.ts";

/** How well what code looks at fits what a claim speaks of. */
export type Fit = "named" | "plain" | "foreign";

/** Names that may stand for anything. */
const plainNames = new Set(
  "x y n i v s a b value val input arg args item data obj number num int count length size len amount text string str name result total list array values"
    .split(" ")
    .map(stem),
);

/** Whether a key shares a word with a claim, could stand for anything, or speaks of something else. */
export function fitOf(key: string, claim: Claim, around: string): Fit {
  const own = wordsOfKey(key);
  const spoken = [...claim.words, ...wordsOf(claim.text)];
  if (own.some((word) => spoken.some((other) => isSimilar(word, other)))) return "named";
  if (own.every((word) => plainNames.has(word))) return "plain";
  // `length` in `checkPassword(length)`: the function says whose.
  const ofFunction = wordsOfKey(around);
  const isNamedAround = ofFunction.some((word) => spoken.some((other) => isSimilar(word, other)));
  return isNamedAround && own.length <= 1 ? "plain" : "foreign";
}

/** Common verbs and general nouns mean too much to be the same by the table of meanings alone. */
export function isSimilar(a: string, b: string): boolean {
  return a === b || similar(a, b);
}

/** How many of a phrase's words a key has. */
export function overlap(words: readonly string[], key: string): number {
  const own = wordsOfKey(key);
  return words.filter((word) => own.some((other) => isSimilar(word, other))).length;
}
