import type { Effect, Path } from "../../../../language/program/machine/path.ts";
import { keyOf } from "../../../../language/program/values/value.ts";
import { contentWords, splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, isMet } from "../evidence/claimFinding.ts";
import { isSimilar } from "../evidence/subject.ts";

/** Words that say that something happens, and nothing about what. */
const light = new Set(
  "happen place done automatically immediately also even both every single order way kind part"
    .split(" ")
    .map(stem),
);

/** Judges a claim that something is done: a call or an assignment has its verb and its object, on every way that does not fail. */
export function checkEffect(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (claim.outcome || claim.status !== undefined || claim.isOnly || claim.isUnless || claim.condition !== "")
    return undefined;
  if (claim.limits.length > 0 || claim.quotes.length > 0) return undefined;
  if (
    /\b(?:not|never|no|without|cannot|if|when|after|before|unless|until|first|last|each|every|all|any|twice|again|by|as|than|into|same|exactly|both|even|always|until)\b/i.test(
      claim.text,
    )
  )
    return undefined;
  const words = contentWords(claim.text).filter((word) => !light.has(word));
  if (words.length < 2 || words.length > 4) return undefined;
  for (const fn of code.functions) {
    const found = doneIn(words, fn);
    if (found) return isMet("effect", found.node);
  }
  return undefined;
}

function doneIn(words: readonly string[], fn: RunFunction): Effect | undefined {
  if (!fn.paths.isComplete) return undefined;
  const paths = fn.paths.all.filter(({ ending }) => ending.kind !== "error");
  const found = paths.map((path) => effectWith(words, path));
  const [first] = found;
  return first && found.every((each) => each !== undefined) ? first : undefined;
}

function effectWith(words: readonly string[], { effects }: Path): Effect | undefined {
  return effects.find((effect) => {
    if (effect.kind === "assign" && !effect.key.includes(".")) return false;
    const verb = splitWords(effect.name).map(stem);
    const all = splitWords(`${effect.key} ${effect.args.map(keyOf).join(" ")}`).map(stem);
    const hasAll = words.every((word) => all.some((other) => isSimilar(word, other)));
    return hasAll && words.some((word) => verb.some((other) => isSimilar(word, other)));
  });
}
