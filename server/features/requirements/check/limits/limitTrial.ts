import type { Comparison } from "../../../../language/program/machine/path.ts";
import { boolean, number, type Value } from "../../../../language/program/values/value.ts";
import type { RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { type Alignment, unitOf } from "../evidence/align.ts";
import type { Pins, Trial } from "../evidence/tryValues.ts";
import type { Site } from "./limitSite.ts";

/** Values inside, outside and far from a limit, on the scale of what the code compares. */
export function trialOf(
  limit: Limit,
  site: Site,
  grown: number,
  asRule: boolean,
  fn: RunFunction,
  beside: Pins,
): Trial | undefined {
  const { quantity, relation } = limit;
  const { comparison, alignment } = site;
  const scale = scaleOf(limit, comparison, alignment);
  if (scale === undefined) return undefined;
  const at = scale - grown;
  const step =
    Number.isInteger(at) && Number.isInteger(comparison.value) ? 1 : Math.max(1e-6, Math.abs(at) * 1e-3);
  const pins = (...values: readonly number[]): Pins[] =>
    values.map(
      (value) => new Map<string, Value>([...beside, [comparison.subject, number(value, comparison.unit)]]),
    );
  const lines = fn.comparisons.filter(({ subject }) => subject === comparison.subject);
  const far = pins(
    ...lines.flatMap(({ value }) => [value - 2 * step, value, value + 2 * step]),
    at - 5 * step,
    at + 5 * step,
  );
  const loose = limit.isLoose && !quantity.isOrdinal;
  switch (relation) {
    case "below":
      return { inside: pins(at - step), outside: pins(at, at + step), far };
    case "above":
      return { inside: pins(at + step), outside: loose ? pins(at - step) : pins(at, at - step), far };
    case "atMost":
      return {
        inside: loose ? pins(at - step) : asRule || at > step ? pins(at, at - step) : pins(at),
        outside: pins(at + step),
        far,
      };
    case "atLeast":
      return { inside: pins(at, at + step), outside: pins(at - step), far };
    case "exactly":
      return {
        inside: pins(at),
        outside: comparison.operator.startsWith("<") ? pins(at + step) : pins(at - step),
        far,
      };
  }
}

/** The limit's number on the scale of what the code compares; undefined where their units do not tell. */
function scaleOf(limit: Limit, comparison: Comparison, alignment: Alignment): number | undefined {
  const { quantity } = limit;
  if (alignment === "same") return comparison.value;
  if (alignment === "open") return undefined;
  const own = unitOf(comparison);
  if (quantity.unit && own && own.dimension === quantity.unit.dimension)
    return (quantity.value * quantity.unit.factor) / own.factor;
  if (!quantity.unit) return quantity.value;
  // What lies far off in every unit: any of its scales shows on which side of the line it is.
  return quantity.unit.dimension === "time" || quantity.unit.dimension === "money" || alignment === "near"
    ? quantity.value
    : quantity.unit.dimension === "bytes"
      ? quantity.value * quantity.unit.factor
      : undefined;
}

/**
 * Whether the collection whose size is compared gets an element, or the number that is compared is counted up, once it has
 * been looked at: what was collected before is all there.
 */
export function growsIn(fn: RunFunction, { subject, plus = 0, node: asked }: Comparison): boolean {
  return fn.paths.all.some(({ effects }) =>
    effects.some(({ kind, key, args, node }) => {
      if (node.start < asked.start && plus === 0) return false;
      const [value] = args;
      const isCounted =
        kind === "assign" &&
        key === subject &&
        value?.kind === "unknown" &&
        value.key === subject &&
        value.plus > 0;
      // A map grows by what is set where it was not there before.
      const isSet = kind === "call" && /^(?:set|put)$/.test(key.split(".").at(-1) ?? "");
      const isGrown = kind === "grow" && `#${key}` === subject;
      return isCounted || isGrown || (isSet && `#${key.replace(/\.\w+$/, "")}` === subject);
    }),
  );
}

/** Whether a refused element has been added all the same. */
export function growsThough(fn: RunFunction, pins: readonly Pins[]): boolean {
  return pins.some((each) =>
    fn.with(each).all.some(({ ending, effects }) => {
      const grown = effects.filter(({ kind }) => kind === "grow").length;
      const shrunk = effects.filter(({ kind }) => kind === "shrink").length;
      return ending.kind === "error" && grown > shrunk;
    }),
  );
}

/** "20 different items": what is added is not there already. */
export function freshOnes({ text }: Claim, fn: RunFunction): Pins {
  if (!/\b(?:different|distinct)\b/i.test(text)) return new Map();
  const asked = fn.decisions.filter(({ key }) => key.startsWith("has("));
  return new Map(asked.map(({ key }) => [key, boolean(false)]));
}
