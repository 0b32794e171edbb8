import type { Comparison } from "../../../../language/program/machine/path.ts";
import { type Unit, unitOfName } from "../../../../language/program/values/units.ts";
import type { Quantity } from "../../reading/quantities.ts";

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
  speed: [1 / 3.6, 1],
  fahrenheit: [1],
};

/** Compares a number of the requirement with one that code compares something with. */
export function align(quantity: Quantity, found: Found): Alignment {
  const own = unitOf(found);
  if (!quantity.unit) return withoutUnit(quantity, found, own);
  const wanted = { ...quantity, unit: quantity.unit };
  return own ? withUnits(wanted, found, own) : withSilentUnit(wanted, found);
}

type Found = Pick<Comparison, "subject" | "value" | "unit">;
type Measured = Quantity & { readonly unit: Unit };

function withoutUnit(quantity: Quantity, found: Found, own: Unit | undefined): Alignment {
  const isScaled = own?.dimension === "money" && own.factor !== 1;
  if (isScaled && sameNumber(found.value * own.factor, quantity.value)) return "same";
  return nearness(found.value, quantity.value);
}

/** A size in the base unit of its dimension, by each meaning of its unit. */
function sizesOf(value: number, { factor, alternative }: Unit): readonly number[] {
  const leap = factor === 365 * day ? [366 * day] : [];
  return [factor, ...(alternative === undefined ? [] : [alternative]), ...leap].map((each) => value * each);
}

/** In seconds. A year may have one more of them. */
const day = 86_400;

function withUnits({ value, unit }: Measured, found: Found, own: Unit): Alignment {
  if (own.dimension !== unit.dimension) return "open";
  const sizes = sizesOf(value, unit);
  const values = sizesOf(found.value, own);
  if (sizes.some((size) => values.some((each) => sameNumber(size, each)))) return "same";
  const isNext = sizes.some((size) => Math.abs(size - found.value * own.factor) / own.factor <= 1 + 1e-9);
  return isNext && Number.isInteger(found.value) && own.factor === unit.factor ? "near" : "other";
}

/** Names that say in which unit a plain number is: "18 years" on an age, "30 days" on a number of days. */
const telling = /year|age\b|days?\b|hours?\b|minutes?\b|seconds?\b|month/i;
/** Seconds in what a name of a number counts: days of `DayNumber`, years of `age`. */
function toldUnit(subject: string): number | undefined {
  const words = subject.replace(/([a-z])([A-Z])/g, "$1 $2");
  if (/days?\b/i.test(words)) return day;
  if (/hours?\b/i.test(words)) return hour;
  return /minutes?\b/i.test(words) ? minute : undefined;
}

const hour = 3600;
const minute = 60;
const cent = 0.01;

function withSilentUnit(quantity: Measured, found: Found): Alignment {
  const { value, unit } = quantity;
  const isNamed = telling.test(found.subject.replace(/([a-z])([A-Z])/g, "$1 $2"));
  const told = unit.dimension === "time" ? toldUnit(found.subject) : undefined;
  if (told)
    return sizesOf(value, unit).some((size) => sameNumber(size / told, found.value))
      ? "same"
      : nearness(found.value, (value * unit.factor) / told);
  if (unit.dimension === "money") return withSilentMoney(quantity, found.value);
  if (isNamed || /^(?:temperature|fahrenheit)$/.test(unit.dimension)) return nearness(found.value, value);
  const isSame = sameNumber(found.value, value);
  const isSilent = silent[unit.dimension].some((factor) =>
    sizesOf(value, unit).some((size) => sameNumber(size / factor, found.value)),
  );
  // The very number of the requirement without a unit may be in any unit.
  if (isSilent) return isSame && unit.dimension !== "ratio" ? "open" : "same";
  return isSame ? "open" : "other";
}

function withSilentMoney({ value, unit }: Measured, found: number): Alignment {
  // A number that is not said to be in cents may be in either.
  if (unit.factor !== 1) return sameNumber(found, value) ? "open" : "other";
  const near = nearness(found, value);
  if (near !== "other") return near;
  return sizesOf(value, unit).some((size) => sameNumber(size / cent, found)) ? "same" : "other";
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
