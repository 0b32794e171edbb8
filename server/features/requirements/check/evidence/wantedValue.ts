import type { Path } from "../../../../language/program/machine/path.ts";
import type { Value } from "../../../../language/program/values/value.ts";
import type { RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { namedOutcome } from "../../situations/namedOutcome.ts";
import { sameNumber } from "./align.ts";
import type { Answer } from "./fulfils.ts";

/**
 * How a path answers a claim that wants a value: a number beside the limit, "free", a quoted text, or a word that the
 * function returns as a text. Undefined where the claim names none.
 */
export function wantedValue(
  claim: Claim,
  limit: Limit | undefined,
  fn: RunFunction,
): ((path: Path) => Answer) | undefined {
  if (claim.outcome || claim.status !== undefined) return undefined;
  const amount = claim.limits.find((other) => other !== limit && other.relation === "exactly");
  if (amount && amount.quantity.unit?.dimension !== "ratio") {
    const { value, unit } = amount.quantity;
    const isMore = /\b(?:more|extra|additional|surcharge|less|cheaper|on top|off|discount)\b/i.test(
      limit ? claim.text.replace(limit.phrase, " ") : claim.text,
    );
    if (isMore) return undefined;
    return (path) => answerFor(path, (found) => isAmount(found, value, unit?.dimension === "money"));
  }
  if (/\b(?:free(?: of charge)?|costs? nothing|no charge|for nothing)\b/i.test(claim.text))
    return (path) => answerFor(path, (found) => isAmount(found, 0, true));
  const text = textIn(claim, fn);
  if (text === undefined) return namedOutcome(withoutLimit(claim, limit), fn);
  return (path) =>
    answerFor(path, (found) =>
      found.kind === "text"
        ? found.value === text
        : found.kind === "unknown"
          ? isLast(found.key, text)
          : undefined,
    );
}

/** What is to happen, without what says when. */
export function withoutLimit({ text, condition, consequence }: Claim, limit: Limit | undefined): string {
  if (limit === undefined) return text;
  return condition.includes(limit.phrase) ? consequence : text.replace(limit.phrase, " ");
}

function answerFor({ ending }: Path, test: (value: Value) => boolean | undefined): Answer {
  if (ending.kind === "error") return "no";
  if (ending.kind !== "return") return "open";
  const found = test(ending.value);
  return found === undefined ? "open" : found ? "yes" : "no";
}

function isAmount(found: Value, value: number, isMoney: boolean): boolean | undefined {
  if (found.kind !== "number") return undefined;
  return sameNumber(found.value, value) || (isMoney && value !== 0 && sameNumber(found.value, value * 100));
}

/** A text or a constant that the function returns and the claim names: `gold` of `"gold"` or `Level.GOLD`. */
function textIn(claim: Claim, fn: RunFunction): string | undefined {
  const spoken = new Set(claim.text.toLowerCase().split(/[^\p{L}\p{N}_-]+/u));
  const returned = fn.paths.all.flatMap(({ ending }) => (ending.kind === "return" ? [ending.value] : []));
  const texts = returned.flatMap((value) =>
    value.kind === "text"
      ? [value.value]
      : value.kind === "unknown" && /^\w+(?:\.\w+)+$/.test(value.key)
        ? [value.key.split(".").at(-1) ?? ""]
        : [],
  );
  const named = [...new Set(texts)].filter(
    (text) => text !== "" && (spoken.has(text.toLowerCase()) || claim.quotes.includes(text)),
  );
  return named.length === 1 ? named[0] : undefined;
}

function isLast(key: string, text: string): boolean | undefined {
  return /^\w+(?:\.\w+)+$/.test(key) ? key.split(".").at(-1) === text : undefined;
}
