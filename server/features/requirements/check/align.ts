import type { Comparison } from "../../../language/program/path.ts";
import { type Unit, unitOfName } from "../../../language/program/units.ts";
import type { Quantity } from "../reading/quantities.ts";

/** How a number of the code relates to one of the requirement; `open` where their units leave that unknown. */
export type Alignment = "same" | "near" | "other" | "open";

const plainTime = [0.001, 1, 60, 3600, 86_400];
/** Units that code uses without saying so, by dimension. */
const silent: Readonly<Record<Unit["dimension"], readonly number[]>> = {
  time: plainTime,
  bytes: [1],
  mass: [1, 1000],
  length: [0.01, 1, 1000],
  money: [0.01, 1],
  ratio: [0.01, 1],
  temperature: [1],
};

/** Compares a number of the requirement with one that code compares something with. */
export function align(quantity: Quantity, found: Pick<Comparison, "subject" | "value" | "unit">): Alignment {
  const wanted = quantity.unit;
  const own = unitOf(found);
  if (!wanted) {
    if (own && own.dimension === "money" && own.factor !== 1)
      return sameNumber(found.value * own.factor, quantity.value)
        ? "same"
        : nearness(found.value, quantity.value);
    return nearness(found.value, quantity.value);
  }
  const sizes = [wanted.factor, ...(wanted.alternative ? [wanted.alternative] : [])].map(
    (factor) => quantity.value * factor,
  );
  if (own) {
    if (own.dimension !== wanted.dimension) return "open";
    const factors = [own.factor, ...(own.alternative ? [own.alternative] : [])];
    const values = factors.map((factor) => found.value * factor);
    if (sizes.some((size) => values.some((value) => sameNumber(size, value)))) return "same";
    const steps = sizes.map((size) => Math.abs(size - found.value * own.factor) / own.factor);
    return steps.some((step) => step <= 1 + 1e-9) &&
      Number.isInteger(found.value) &&
      own.factor === wanted.factor
      ? "near"
      : "other";
  }
  // "18 years" on an age, "30 days" on a number of days: the plain number in the unit that is meant.
  const isNamed = /year|age\b|days?\b|hours?\b|minutes?\b|seconds?\b|month/i.test(
    found.subject.replace(/([a-z])([A-Z])/g, "$1 $2"),
  );
  if (isNamed || wanted.dimension === "money" || wanted.dimension === "temperature") {
    const near = nearness(found.value, quantity.value);
    if (near !== "other") return near;
    if (wanted.dimension !== "money" || !sizes.some((size) => sameNumber(size / 0.01, found.value)))
      return "other";
    return "same";
  }
  const matches = silent[wanted.dimension].filter((factor) =>
    sizes.some((size) => sameNumber(size / factor, found.value)),
  );
  if (matches.length > 0) {
    // The very number of the requirement without a unit may be in any unit.
    const isPlain = sameNumber(found.value, quantity.value) && wanted.dimension !== "ratio";
    return isPlain ? "open" : "same";
  }
  return sameNumber(found.value, quantity.value) ? "open" : "other";
}

export function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

function nearness(found: number, wanted: number): Alignment {
  if (sameNumber(found, wanted)) return "same";
  return Number.isInteger(found) && Number.isInteger(wanted) && Math.abs(found - wanted) <= 1
    ? "near"
    : "other";
}

/** The unit of what code compares: that of the number, or the one its name ends in. */
export function unitOf({ subject, unit }: Pick<Comparison, "subject" | "unit">): Unit | undefined {
  return (
    unit ??
    unitOfName(
      subject
        .split(/[.\s[]/)
        .filter((part) => part !== "")
        .at(-1) ?? "",
    )
  );
}
