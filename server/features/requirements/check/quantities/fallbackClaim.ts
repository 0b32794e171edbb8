import { type Fallback, fallbacksOf } from "../../code/fallbacks.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import { type Claim, wordsOf } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { align } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { overlap } from "../evidence/subject.ts";

/** Judges "if no port is configured, we listen on 8443" by the number that is taken where it is missing. */
export function checkFallback(claim: Claim, limit: Limit, code: ProgramCode): ClaimFinding | undefined {
  const unit = limit.quantity.unit;
  const numbers = fallbacksOf(code).filter(
    (each) => typeof each.value === "number" && each.unit?.dimension === unit?.dimension,
  );
  const said = wordsOf(claim.text.replace(limit.phrase, " "));
  const one = about(said, numbers);
  if (!one || typeof one.value !== "number") return undefined;
  const compared = (each: Fallback) =>
    typeof each.value === "number"
      ? align(limit.quantity, { subject: each.about, value: each.value, unit: each.unit })
      : "open";
  const found = compared(one);
  if (found === "same") return isMet("default", one.node);
  // Where the number stands beside another thing, that may be meant.
  if (found === "open" || numbers.some((each) => compared(each) === "same")) return undefined;
  return isWrong(
    "default",
    `“${limit.phrase}” is asked for, but the code takes “${excerpt(one.node)}”.`,
    one.node,
  );
}

const named =
  /\b(?:is|are|defaults? to|uses?|taken as|assumed to be|falls? back to|means?|gets?|becomes?|set to) ["“'`]?([\w+][\w+./-]*)["”'`]?(?= if\b| when\b| unless\b| by default|[.,;]?$)/i;

/** Judges "unless configured otherwise, the log level is info" by the text that is taken where it is missing. */
export function checkWordedFallback(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const texts = fallbacksOf(code).filter(({ value }) => typeof value === "string" && value.length > 1);
  const one = about(wordsOf(claim.text), texts);
  if (!one || typeof one.value !== "string") return undefined;
  if (says(claim.text, one.value)) return isMet("default", one.node);
  const wanted = claim.quotes[0] ?? named.exec(claim.text)?.[1];
  if (wanted === undefined || /^(?:used|taken|assumed|the|an?|\d.*)$/i.test(wanted) || /\s/.test(one.value))
    return undefined;
  return isWrong("default", `“${wanted}” is asked for, but the code takes “${excerpt(one.node)}”.`, one.node);
}

/** Whether a text is written in another as a word of its own. */
function says(text: string, value: string): boolean {
  const at = text.toLowerCase().indexOf(value.toLowerCase());
  return at >= 0 && !/[\w+]/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + value.length));
}

/** Names of what holds settings, which say nothing of any of them. */
const holders =
  /\b(?:_?config\w*|cfg|conf|options?|opts|settings?|process|env|os|environ|getenv|args?|argv|params?|request|req|query|input|props|payload|body)\b/gi;

/** The only one that a claim speaks of: by the most words, and a page that begins with 0 or 1 last. */
function about(words: readonly string[], fallbacks: readonly Fallback[]): Fallback | undefined {
  const scored = fallbacks.map((each) => ({ each, score: overlap(words, each.about.replace(holders, " ")) }));
  const best = Math.max(1, ...scored.map(({ score }) => score));
  const chosen = scored.filter(({ score }) => score === best).map(({ each }) => each);
  const sizes = chosen.filter(({ value }) => typeof value === "string" || Math.abs(value) > 1);
  const left = chosen.length > 1 ? sizes : chosen;
  return left.length === 1 ? left[0] : undefined;
}
