import type { Path } from "../../../../language/program/machine/path.ts";
import { number, type Value } from "../../../../language/program/values/value.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { namedOutcome } from "../../situations/namedOutcome.ts";
import { unitOf } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { type Answer, fulfils } from "../evidence/fulfils.ts";
import { fitOf } from "../evidence/subject.ts";
import { withoutLimit } from "../evidence/wantedValue.ts";
import { isEdge } from "./limitRule.ts";

/** Judges what is said of one value: "a parcel of 31,000 grams is rejected", "a number with 16 digits is fine". */
export function checkPoint(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const [limit] = claim.limits;
  if (!limit || claim.limits.length !== 1 || limit.relation !== "exactly" || claim.isOnly || claim.isUnless)
    return undefined;
  if (claim.outcome?.kind === "reject" && claim.outcome.type !== undefined) return undefined;
  // What lasts for some time is no value.
  const isSpan =
    limit.quantity.unit?.dimension === "time" && /\bfor(?: the)? ?$/i.test(claim.text.slice(0, limit.start));
  if (isEdge(limit, claim) || isSpan) return undefined;
  const isValue =
    /\b(?:of|with|at|exactly|than|port|number|age|value|size|weight|length|a|for) (?:exactly |just |about |only )?(?:[€$£])?$/i.test(
      claim.text.slice(0, limit.start).trimEnd().concat(" "),
    );
  if (!isValue && limit.start > 0) return undefined;
  const found = code.functions.flatMap((fn) => judge(claim, limit, fn) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

/** "2000 was a leap year": what a function asks of its only parameter. */
function ofOnlyParameter({ definition }: RunFunction, { outcome }: Claim, { start }: Limit) {
  const [parameter, ...others] = definition.parameters;
  if (!parameter || others.length > 0 || start > 0 || outcome) return [];
  return [[parameter.name, { unit: undefined, node: definition.node, value: 0 }] as const];
}

/** What is refused or accepted, a status, or what the function has a name for. */
function wantedIn(claim: Claim, limit: Limit, fn: RunFunction): ((path: Path) => Answer) | undefined {
  if (claim.outcome?.kind === "reject" || claim.outcome?.kind === "accept" || claim.status !== undefined)
    return (path) => fulfils(path, claim, fn.definition.name);
  return claim.outcome ? undefined : namedOutcome(withoutLimit(claim, limit), fn);
}

function judge(claim: Claim, limit: Limit, fn: RunFunction): ClaimFinding | undefined {
  const subjects = new Map(
    fn.comparisons
      .filter(({ operator }) => !/^m/.test(operator))
      .map(
        ({ subject, unit, node, value }) =>
          [subject, { unit: unitOf({ subject, unit }), node, value }] as const,
      ),
  );
  const { quantity } = limit;
  const fitting = [...subjects].filter(([subject, { unit }]) => {
    if (quantity.unit && unit) return quantity.unit.dimension === unit.dimension;
    if (quantity.unit || (unit && unit.dimension !== "money")) return false;
    return fitOf(subject, claim, fn) === "named";
  });
  const [one] = fitting.length === 1 ? fitting : ofOnlyParameter(fn, claim, limit);
  if (!one) return undefined;
  const [subject, { unit, node }] = one;
  const wanted = wantedIn(claim, limit, fn);
  if (!wanted) return undefined;
  const at = quantity.unit && unit ? (quantity.value * quantity.unit.factor) / unit.factor : quantity.value;
  const answers = (value: number): Answer[] | undefined => {
    const { all, isComplete } = fn.with(new Map<string, Value>([[subject, number(value, unit)]]));
    return isComplete ? all.map(wanted) : undefined;
  };
  const here = answers(at);
  if (!here || here.length === 0) return undefined;
  const bounds = fn.comparisons.filter((each) => each.subject === subject).map(({ value }) => value);
  const near = bounds.length > 0 ? [] : [1, 2, 3, 4].map((step) => at + step);
  const elsewhere = [...bounds.flatMap((value) => [value - 1, value, value + 1]), ...near].flatMap(
    (value) => answers(value) ?? [],
  );
  const answer = claim.outcome?.kind === "accept" ? here.filter((each) => each !== "no") : here;
  if (answer.length > 0 && answer.every((each) => each === "yes") && elsewhere.some((each) => each !== "yes"))
    return isMet("limit", node);
  if (here.every((each) => each === "no") && elsewhere.some((each) => each === "yes"))
    return isWrong("limit", `“${claim.text}” is asked for; the code says “${excerpt(node)}”.`, node);
  return undefined;
}
