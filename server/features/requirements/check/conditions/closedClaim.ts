import type { Path } from "../../../../language/program/machine/path.ts";
import { contentWords } from "../../../../language/words/wordForms.ts";
import { type ProgramCode, type RunFunction, wordsOfKey } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, isWrong } from "../evidence/claimFinding.ts";
import { isSimilar } from "../evidence/subject.ts";

/** What a value must have or be beyond its length and range, and how code could look at it. */
const demands: readonly (readonly [words: RegExp, looks: RegExp])[] = [
  [
    /\b(?:a|one|any|some) (?:digit|number|numeral|figure)s?\b|\bdigits?\b/i,
    /digit|numeric|number|\\d|0-9|0123|isnum/i,
  ],
  [/\bupper[- ]?case|\bcapital letters?\b/i, /upper|capital|A-Z|\bLu\b/i],
  [/\blower[- ]?case|\bsmall letters?\b/i, /lower|a-z|\bLl\b/i],
  [
    /\b(?:special characters?|symbols?|punctuation)\b/i,
    /special|symbol|punct|[!@#$%^&*]{2}|\\W|alnum|letterordigit/i,
  ],
  [/\b(?:without|no|any|must not contain) (?:spaces?|white ?space|blanks)\b/i, /space|\\s|" "|' '|blank/i],
  [/\bwhole numbers?\b|\bintegers?\b/i, /integer|int\b|floor|trunc|round|% ?1\b|mod|isint|safe/i],
  [
    /\b(?:must not|not|never) (?:contain|be one of|be|equal)\b|\bdiffers? from\b|\bdifferent from\b|\bnot (?:be )?one of\b/i,
    /contain|include|indexof|==|!=|\bin\b|has|equals|match/i,
  ],
];

/**
 * Judges a demand on a value by a function that decides about it and looks at nothing else: what is not looked at here
 * is not looked at. Only where everything the function does is known.
 */
export function checkClosed(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (code.functions.length !== 1 || claim.condition !== "" || claim.isOnly) return undefined;
  if (claim.outcome && claim.outcome.kind !== "accept" && claim.outcome.kind !== "reject") return undefined;
  const demand = demands.find(([words]) => words.test(claim.text));
  const [fn] = code.functions;
  if (!demand || !fn?.paths.isComplete) return undefined;
  const [, looks] = demand;
  const node = decidesBy(fn, claim);
  const text = fn.definition.node.text.slice(fn.definition.node.text.indexOf(")"));
  if (!node || looks.test(text)) return undefined;
  return isWrong("closed", `Nothing looks at what “${claim.text}” asks for.`, node);
}

/** Whether all that a function returns or refuses hangs on what is known of one of its parameters. */
function decidesBy(fn: RunFunction, claim: Claim) {
  const { all } = fn.paths;
  const isJudge =
    all.length > 1 &&
    all.every(
      ({ ending }) =>
        (ending.kind === "return" && ending.value.kind === "boolean") ||
        ending.kind === "error" ||
        ending.kind === "end",
    );
  if (!isJudge || all.some(handsOn)) return undefined;
  const words = contentWords(claim.text);
  const about = fn.decisions.filter(({ key }) =>
    wordsOfKey(key).some((word) => words.some((other) => isSimilar(word, other))),
  );
  return about.length === fn.decisions.length ? about[0]?.node : undefined;
}

/** Whether a path calls something that may look at more. */
function handsOn({ effects, decisions }: Path): boolean {
  const known = /^(?:chars|anyMatch|isUpperCase|isLowerCase|isalpha|any|all|some|every)$/;
  const calls = effects.filter(({ kind, name }) => kind === "call" && !known.test(name));
  return (
    calls.some(({ args }) => args.some((value) => value.kind === "unknown")) ||
    decisions.some(({ key }) => /valid|check|match|test|verify/i.test(key))
  );
}
