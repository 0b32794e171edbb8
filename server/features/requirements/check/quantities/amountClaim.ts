import type { Path } from "../../../../language/program/machine/path.ts";
import { number, type Value } from "../../../../language/program/values/value.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { matchState } from "../conditions/stateClaim.ts";
import { sameNumber } from "../evidence/align.ts";
import { type ClaimFinding, isMet, isWrong } from "../evidence/claimFinding.ts";

/** Judges "members get a 15 % discount": what is given is the share of what others get. */
export function checkAmount(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const percent = claim.limits.find(
    ({ relation, quantity }) => relation === "exactly" && quantity.unit?.dimension === "ratio",
  );
  if (!percent || claim.limits.length !== 1 || claim.isOnly || claim.isUnless || claim.outcome)
    return undefined;
  const share = percent.quantity.value * 0.01;
  const factor = /\b(?:discount|off|reduc\w+|rebate|less|cheaper|cut)\b/i.test(claim.text)
    ? 1 - share
    : /\b(?:surcharge|extra|more|on top|increase\w*|raise\w*|plus|markup|added)\b/i.test(claim.text)
      ? 1 + share
      : undefined;
  if (factor === undefined) return undefined;
  const found = code.functions.flatMap((fn) => judge(claim, factor, fn) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

function judge(claim: Claim, factor: number, fn: RunFunction): ClaimFinding | undefined {
  if (!fn.paths.isComplete) return undefined;
  const where =
    claim.condition === ""
      ? claim.text.replace(/\b(?:get|gets|receive|receives|have|has|are|is|pay|pays)\b.*$/i, "")
      : claim.condition;
  const states = fn.decisions
    .map((decision) => ({ decision, match: matchState(where, decision) }))
    .filter(({ match }) => match !== undefined);
  const [state] = states;
  if (!state?.match || states.length !== 1) return undefined;
  const { decision, match } = state;
  const taken = (value: boolean) =>
    fn.paths.all.filter(
      (path) =>
        path.ending.kind === "return" &&
        path.decisions.some((each) => each.key === decision.key && each.value === value),
    );
  const meant = taken(match.side).flatMap(factorOf);
  const others = taken(!match.side).flatMap(factorOf);
  if (meant.length === 0 || meant.length !== taken(match.side).length || refusesPlain(fn)) return undefined;
  if (meant.every((each) => sameNumber(each, factor)) && !others.every((each) => sameNumber(each, factor)))
    return isMet("amount", decision.node);
  const [first] = meant;
  if (first === undefined || !meant.every((each) => sameNumber(each, first)) || sameNumber(first, 1))
    return undefined;
  return isWrong(
    "amount",
    `“${claim.text}” is asked for, but the factor is ${Number(first.toFixed(6))}.`,
    decision.node,
  );
}

/** Whether a function refuses whatever is plainly more than nothing. */
function refusesPlain(fn: RunFunction): boolean {
  const names = fn.definition.parameters.map(({ name }) => name);
  const compared = fn.comparisons.map(({ subject }) => subject).filter((subject) => names.includes(subject));
  const pins = new Map(compared.map((name) => [name, number(plainNumber)]));
  return fn.with(pins).all.every(({ ending }) => ending.kind === "error");
}

const plainNumber = 10;

/** By what a path multiplies what it is given; rounding left aside. */
function factorOf({ ending }: Path): number[] {
  return ending.kind === "return" ? timesOf(ending.value) : [];
}

function timesOf(value: Value): number[] {
  if (value.kind !== "unknown" || value.plus !== 0) return [];
  const rounded = /^(?:[\w.]+\.)?(?:round|Round|floor|ceil|Floor)\((.+?)(?: \* ([\d.]+))?(?:, \d+)?\)$/.exec(
    value.key,
  );
  if (!rounded) return [value.times];
  return [value.times * (rounded[2] === undefined ? 1 : Number(rounded[2]))];
}
