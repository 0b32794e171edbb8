import type { Path } from "../../../../language/program/machine/path.ts";
import { unitOfName } from "../../../../language/program/values/units.ts";
import type { Value } from "../../../../language/program/values/value.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { align } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { overlap } from "../evidence/subject.ts";

/** Judges how long something lasts by what is added to the present time: `until = now + 15 * 60`. */
export function checkDuration(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const [limit] = claim.limits;
  if (
    !limit ||
    claim.limits.length !== 1 ||
    limit.quantity.unit?.dimension !== "time" ||
    limit.relation === "atLeast"
  )
    return undefined;
  if (claim.outcome?.kind === "reject" || claim.isOnly || claim.isUnless) return undefined;
  if (
    !/\b(?:last(?:s|ing)?|valid|expires?|for|stays?|remains?|locked?|blocked|kept|after|good)\b/i.test(
      claim.text,
    )
  )
    return undefined;
  const added = code.functions.flatMap(({ paths, definition }) =>
    paths.all.flatMap((path) => spansIn(path).map((span) => ({ ...span, around: definition.name }))),
  );
  const unique = [...new Map(added.map((span) => [`${span.value} ${span.key}`, span])).values()];
  const [span] = unique;
  if (!span || unique.length !== 1) return undefined;
  // What lasts has to be what the code speaks of.
  const whole = `${span.target} ${span.around} ${code.functions.map(({ definition }) => definition.name).join(" ")}`;
  if (overlap(claim.words, whole) === 0) return undefined;
  const found = align(limit.quantity, {
    subject: span.target,
    value: span.value,
    unit: unitOfName(span.target) ?? span.unit,
  });
  if (found === "same") return isMet("limit", span.node);
  if (found === "open") return undefined;
  return isWrong(
    "limit",
    `“${limit.phrase}” is asked for, but the code says “${excerpt(span.node)}”.`,
    span.node,
  );
}

/** Known spans of time that a path adds to the present. */
function spansIn({ effects, ending }: Path) {
  const assigned = effects.flatMap(({ kind, key, args, node }) =>
    kind === "assign" ? args.flatMap((value) => spanOf(value, key, node)) : [],
  );
  const returned = ending.kind === "return" ? spanOf(ending.value, "", ending.node) : [];
  return [...assigned, ...returned];
}

function spanOf(value: Value, target: string, node: Path["effects"][number]["node"]) {
  if (value.kind === "unknown" && value.moved && value.moved.by > 0 && target === "")
    return [{ value: value.moved.by, target, node, unit: value.moved.unit, key: value.moved.from }];
  if (value.kind !== "unknown" || value.plus <= 0 || value.times !== 1) return [];
  if (!/now|time|clock|date|today/i.test(value.key)) return [];
  const unit = /Date\.now|currentTimeMillis|UnixMilli/.test(value.key)
    ? unitOfName("timeMs")
    : /^time\.time|clock\(\)|\.Unix$/.test(value.key)
      ? unitOfName("timeSeconds")
      : undefined;
  return [{ value: value.plus, target, node, unit, key: value.key }];
}
