import type { Path } from "../../../../language/program/machine/path.ts";
import { keyOf } from "../../../../language/program/values/value.ts";
import { contentWords, splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Answer } from "./fulfils.ts";
import { isSimilar } from "./subject.ts";

/**
 * How a path answers a claim that wants something done: "the account is locked" is `account.locked = true` or
 * `lock(account)`. Undefined where no path does it.
 */
export function wantedEffect(claim: Claim, fn: RunFunction): ((path: Path) => Answer) | undefined {
  if (claim.outcome || claim.status !== undefined) return undefined;
  const said = claim.condition === "" ? withoutLimits(claim) : claim.consequence;
  if (/\b(?:not|never|no|without|cannot|instead|only|unless)\b/i.test(said)) return undefined;
  const words = contentWords(said).filter((word) => word.length > 2);
  if (words.length < 2 || words.length > 4) return undefined;
  const does = (path: Path) =>
    path.effects.some((effect) =>
      isDone(words, effect.kind, effect.key, effect.name, effect.args.map(keyOf)),
    );
  if (!fn.paths.all.some(does)) return undefined;
  return (path) => (does(path) ? "yes" : "no");
}

/** The claim without its limits and what follows them. */
function withoutLimits({ text, limits }: Claim): string {
  return limits
    .reduce((rest, { phrase }) => rest.replace(phrase, " "), text)
    .replace(/\b(?:failed|wrong|attempts?|logins?|times|tries|failures?|passwords?)\b/gi, " ");
}

function isDone(
  words: readonly string[],
  kind: string,
  key: string,
  name: string,
  args: readonly string[],
): boolean {
  if (kind === "assign" && (!key.includes(".") || args.some((value) => /^(?:false|null|0)$/.test(value))))
    return false;
  const all = splitWords(`${key} ${name} ${kind === "call" ? args.join(" ") : ""}`).map(stem);
  return words.every((word) => all.some((other) => isSimilar(word, other)));
}
