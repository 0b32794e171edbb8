import type { Comparison, Path } from "../../../../language/program/machine/path.ts";
import { keyOf, number } from "../../../../language/program/values/value.ts";
import type { RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { sameNumber } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { isOfDimension } from "../evidence/dimensions.ts";
import type { Trial } from "../evidence/tryValues.ts";
import { isRule } from "./limitRule.ts";
import type { Site } from "./limitSite.ts";

/** `min(x, 50)`, `items[:10]`: a bound that is put on something. */
export function checkBound(
  limit: Limit,
  claim: Claim,
  sites: readonly Site[],
  fn: RunFunction,
): ClaimFinding | undefined {
  const { relation } = limit;
  if (relation === "exactly" || !isRule(claim, limit)) return undefined;
  const right = relation === "atMost" || relation === "below" ? "min" : "max";
  const bounds = sites.filter(({ comparison }) => /^(?:min|max)$/.test(comparison.operator));
  const exact = bounds.filter(({ alignment }) => alignment === "same");
  // The same number on the wrong side is wrong in whatever unit.
  const sameOtherSide = bounds.filter(
    ({ comparison, alignment }) =>
      comparison.operator !== right &&
      (alignment === "same" || sameNumber(comparison.value, limit.quantity.value)),
  );
  const good = exact.find(({ comparison }) => comparison.operator === right);
  if (good)
    return boundsAll(fn, good.comparison) && isEverywhere(fn, good.comparison)
      ? isMet("bound", good.comparison.node)
      : undefined;
  const [flipped] = sameOtherSide;
  if (flipped)
    return isWrong(
      "bound",
      `“${limit.phrase}” is asked for, but “${excerpt(flipped.comparison.node)}” keeps the other side.`,
      flipped.comparison.node,
    );
  const others = bounds.filter(
    ({ comparison, alignment, fit }) =>
      comparison.operator === right &&
      comparison.value !== 0 &&
      (alignment === "other" || alignment === "near") &&
      fit !== "foreign" &&
      isOfDimension(limit.quantity.unit, comparison),
  );
  const [other] = others;
  if (!other || others.length !== 1) return undefined;
  return isWrong(
    "bound",
    `“${limit.phrase}” is asked for, but the code says “${excerpt(other.comparison.node)}”.`,
    other.comparison.node,
  );
}

/** Whether a bound is the same on all ways: `min(n, 64 - have)` is so where there is nothing yet. */
function isEverywhere({ paths }: RunFunction, { node, subject }: Comparison): boolean {
  const isReached = paths.all.filter(({ effects, ending }) =>
    [...effects.map((effect) => effect.node), ...("node" in ending ? [ending.node] : [])].some(
      (each) => each.start <= node.start && node.end <= each.end,
    ),
  );
  // Where a default takes the place of what is bound, it is a number that is known.
  return isReached.every(
    ({ comparisons, decisions }) =>
      comparisons.some((each) => each.node.start === node.start) ||
      decisions.some(
        ({ key, value }) => value && key.endsWith(" == null") && subject.includes(key.slice(0, -nothing)),
      ),
  );
}

const nothing = " == null".length;

/** Whether what lies beyond a bound is never returned as it is: a bound may be put on some ways alone. */
function boundsAll(fn: RunFunction, { subject, value, operator }: Comparison): boolean {
  const isAsked = fn.comparisons.some(
    (each) => each.subject === subject && !/^(?:min|max)$/.test(each.operator),
  );
  if (!isAsked || !fn.paths.isComplete) return true;
  const beyond = operator === "min" ? [value + 1, value + 5] : [value - 1, value - 5];
  return beyond.every((at) =>
    fn
      .with(new Map([[subject, number(at)]]))
      .all.every(
        ({ ending }) => ending.kind !== "return" || /\b(?:slice|min|max)\(/i.test(keyOf(ending.value)),
      ),
  );
}

/** `if (size > 50) size = 50`: beyond the limit the limit itself is taken. */
export function keepsWithin(
  fn: RunFunction,
  { comparison, alignment }: Site,
  trial: Trial,
): ClaimFinding | undefined {
  if (alignment !== "same") return undefined;
  const isKept = trial.outside.every((pins) => {
    const given = pins.get(comparison.subject);
    const paths = fn.with(pins).all.filter(({ ending }) => ending.kind !== "error");
    return (
      paths.length > 0 &&
      given?.kind === "number" &&
      paths.every(
        (path) =>
          seen(path).includes(comparison.value) &&
          !seen(path).some((value) => sameNumber(value, given.value)),
      )
    );
  });
  return isKept ? isMet("bound", comparison.node) : undefined;
}

/** Known numbers that a path returns or assigns. */
function seen({ ending, effects }: Path): number[] {
  const values = [
    ...(ending.kind === "return" ? [ending.value] : []),
    ...effects.filter(({ kind }) => kind !== "grow").flatMap(({ args }) => args),
  ];
  return values.flatMap((value) => {
    if (value.kind === "number") return [value.value];
    return value.kind === "unknown" && value.size?.kind === "number" ? [value.size.value] : [];
  });
}
