import { boolean, keyOf, number, text, unknown, type Value } from "./value.ts";

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "//": (left, right) => Math.floor(left / right),
  "%": (left, right) => left % right,
  "**": (left, right) => left ** right,
  "<<": (left, right) => left * 2 ** right,
  ">>": (left, right) => Math.floor(left / 2 ** right),
  "|": (left, right) => left | right,
  "&": (left, right) => left & right,
};

/** The value of an arithmetic operation; of unknowns, a name for it. */
export function calculate(operator: string, left: Value, right: Value): Value {
  if (left.kind === "number" && right.kind === "number") {
    const result = arithmetic[operator]?.(left.value, right.value);
    // A number times a unit is a quantity: `30 * time.Second`.
    const unit = left.unit ?? right.unit;
    if (result !== undefined && Number.isFinite(result)) {
      if (left.unit && right.unit && left.unit !== right.unit && (operator === "+" || operator === "-"))
        return number(
          arithmetic[operator]?.(left.value * left.unit.factor, right.value * right.unit.factor) ?? 0,
          {
            ...left.unit,
            factor: 1,
          },
        );
      return number(result, operator === "/" && left.unit && right.unit ? undefined : unit);
    }
  }
  if (operator === "+" && left.kind === "text" && right.kind === "text")
    return text(left.value + right.value);
  if (left.kind === "unknown" && right.kind === "number" && !right.unit) {
    const { value } = right;
    if (operator === "+") return { ...left, plus: left.plus + value };
    if (operator === "-") return { ...left, plus: left.plus - value };
    if (operator === "*") return { ...left, plus: left.plus * value, times: left.times * value };
    if (operator === "/" && value !== 0)
      return { ...left, plus: left.plus / value, times: left.times / value };
  }
  if (left.kind === "number" && right.kind === "unknown" && !left.unit) {
    if (operator === "+") return { ...right, plus: right.plus + left.value };
    if (operator === "*") return { ...right, plus: right.plus * left.value, times: right.times * left.value };
  }
  return unknown(`${keyOf(left)} ${operator} ${keyOf(right)}`);
}

/** Whether two known values stand in an order or are equal; undefined where that is not known. */
export function compareKnown(operator: string, left: Value, right: Value): boolean | undefined {
  if (left.kind === "number" && right.kind === "number") {
    const [a, b] =
      left.unit && right.unit
        ? [left.value * left.unit.factor, right.value * right.unit.factor]
        : [left.value, right.value];
    const difference = Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) ? 0 : a - b;
    return holds(operator, difference);
  }
  if (left.kind === "text" && right.kind === "text")
    return holds(operator, left.value === right.value ? 0 : left.value < right.value ? -1 : 1);
  if (left.kind === "boolean" && right.kind === "boolean")
    return holds(operator, left.value === right.value ? 0 : 1);
  if (left.kind === "null" || right.kind === "null") {
    const [other] = left.kind === "null" ? [right] : [left];
    if (other.kind === "unknown") return undefined;
    return operator === "=="
      ? left.kind === right.kind
      : operator === "!="
        ? left.kind !== right.kind
        : undefined;
  }
  return undefined;
}

function holds(operator: string, difference: number): boolean | undefined {
  switch (operator) {
    case "==":
      return difference === 0;
    case "!=":
      return difference !== 0;
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    default:
      return undefined;
  }
}

/** The smaller or greater of two values; undefined where that is not known. */
export function extremeOf(which: "min" | "max", left: Value, right: Value): Value | undefined {
  const isLess = compareKnown("<", left, right);
  if (isLess === undefined) return undefined;
  return isLess === (which === "min") ? left : right;
}

export const yes = boolean(true);
export const no = boolean(false);
