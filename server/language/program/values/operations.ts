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
  const name = () => unknown(`${keyOf(left)} ${operator} ${keyOf(right)}`);
  if (left.kind === "number" && right.kind === "number") return ofNumbers(operator, left, right) ?? name();
  const joined = ofTexts(operator, left, right) ?? ofLists(operator, left, right);
  if (joined) return joined;
  if (left.kind === "unknown" && right.kind === "number" && !right.unit)
    return shifted(operator, left, right.value) ?? name();
  if (left.kind === "unknown" && right.kind === "number") return movedBy(operator, left, right) ?? name();
  // Sums and products may be turned round, differences and quotients not.
  if (left.kind === "number" && right.kind === "unknown" && !left.unit && /^[+*]$/.test(operator))
    return shifted(operator, right, left.value) ?? name();
  return name();
}

/** A point in time with a span added or taken away. */
export function movedBy(
  operator: string,
  from: UnknownValue,
  { value, unit }: NumberValue,
): Value | undefined {
  if (unit?.dimension !== "time" || (operator !== "+" && operator !== "-")) return undefined;
  const named = unknown(`${from.key} ${operator} ${value}`);
  const by = operator === "+" ? value : -value;
  return named.kind === "unknown" && from.plus === 0
    ? { ...named, moved: { from: from.key, by, unit } }
    : named;
}

function ofTexts(operator: string, left: Value, right: Value): Value | undefined {
  if (operator === "*" && left.kind === "text" && right.kind === "number")
    return text(left.value.repeat(Math.max(0, right.value)));
  const isText = left.kind === "text" || right.kind === "text";
  if (!isText || (operator !== "+" && operator !== ".")) return undefined;
  const [first, second] = [textOf(left), textOf(right)];
  return first === undefined || second === undefined ? undefined : text(first + second);
}

function ofLists(operator: string, left: Value, right: Value): Value | undefined {
  if (left.kind !== "list" || right.kind !== "list") return undefined;
  if (operator === "+") return { kind: "list", items: [...left.items, ...right.items] };
  const isOpen = [...left.items, ...right.items].some(({ kind }) => kind === "unknown");
  if (isOpen || (operator !== "-" && operator !== "&")) return undefined;
  const isKept = (item: Value) => right.items.some((other) => isSame(item, other)) === (operator === "&");
  return { ...left, items: left.items.filter(isKept) };
}

/** A number or a text as it is written into a text. */
export function textOf(value: Value): string | undefined {
  if (value.kind === "text") return value.value;
  return value.kind === "number" && !value.unit ? String(value.value) : undefined;
}

/** Whether two known values are equal, part by part. */
export function isSame(left: Value, right: Value): boolean {
  if (left.kind === "number" && right.kind === "number") return differenceOf(left, right) === 0;
  if (left.kind === "list" && right.kind === "list")
    return (
      left.items.length === right.items.length &&
      left.items.every((item, index) => isSame(item, right.items[index] ?? item))
    );
  if (left.kind === "record" && right.kind === "record")
    return (
      left.fields.size === right.fields.size &&
      [...left.fields].every(([name, field]) => {
        const other = right.fields.get(name);
        return other !== undefined && isSame(field, other);
      })
    );
  return left.kind === right.kind && keyOf(left) === keyOf(right);
}

/** Negative, zero or positive as two known values are ordered; undefined where that is not known. */
export function orderOf(left: Value, right: Value): number | undefined {
  if (left.kind === "list" && right.kind === "list") return orderOfLists(left.items, right.items);
  if (compareKnown("==", left, right) === true) return 0;
  const isLess = compareKnown("<", left, right);
  return isLess === undefined ? undefined : isLess ? -1 : 1;
}

/** The first part that differs decides. */
function orderOfLists(left: readonly Value[], right: readonly Value[]): number | undefined {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (!other) return 1;
    const order = orderOf(item, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

type NumberValue = Extract<Value, { kind: "number" }>;
type UnknownValue = Extract<Value, { kind: "unknown" }>;

function ofNumbers(operator: string, left: NumberValue, right: NumberValue): Value | undefined {
  const apply = arithmetic[operator];
  const result = apply?.(left.value, right.value);
  if (!apply || result === undefined || !Number.isFinite(result)) return undefined;
  if (left.unit && right.unit && left.unit !== right.unit && (operator === "+" || operator === "-")) {
    const sum = apply(left.value * left.unit.factor, right.value * right.unit.factor);
    return number(sum, { ...left.unit, factor: 1 });
  }
  // A number times a unit is a quantity: `30 * time.Second`.
  const unit = left.unit ?? right.unit;
  return number(result, operator === "/" && left.unit && right.unit ? undefined : unit);
}

/** An unknown with a plain number added to it, or multiplied by one. */
function shifted(operator: string, subject: UnknownValue, by: number): Value | undefined {
  if (operator === "+") return { ...subject, plus: subject.plus + by };
  if (operator === "-") return { ...subject, plus: subject.plus - by };
  if (operator === "*") return { ...subject, plus: subject.plus * by, times: subject.times * by };
  if (operator === "/" && by !== 0) return { ...subject, plus: subject.plus / by, times: subject.times / by };
  return undefined;
}

/** Whether two known values stand in an order or are equal; undefined where that is not known. */
export function compareKnown(operator: string, left: Value, right: Value): boolean | undefined {
  if (left.kind === "number" && right.kind === "number") return holds(operator, differenceOf(left, right));
  if (left.kind === "text" && right.kind === "text") return holds(operator, byOrder(left.value, right.value));
  if (left.kind === "boolean" && right.kind === "boolean")
    return holds(operator, Math.abs(byOrder(left.value, right.value)));
  // PHP's `preg_match(…) === 1` asks whether it holds.
  if (left.kind === "boolean" && right.kind === "number")
    return holds(operator, Number(left.value) - right.value);
  if (left.kind === "null" || right.kind === "null") return compareNull(operator, left, right);
  return plain.has(left.kind) && plain.has(right.kind) && left.kind !== right.kind
    ? compareNull(operator, left, right)
    : undefined;
}

function byOrder<T>(left: T, right: T): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Values of different kinds of these are never equal. */
const plain: ReadonlySet<Value["kind"]> = new Set(["number", "text"]);

function compareNull(operator: string, left: Value, right: Value): boolean | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (operator === "==") return left.kind === right.kind;
  return operator === "!=" ? left.kind !== right.kind : undefined;
}

/** Zero where two numbers are as good as equal. */
function differenceOf(left: NumberValue, right: NumberValue): number {
  const [a, b] =
    left.unit && right.unit
      ? [left.value * left.unit.factor, right.value * right.unit.factor]
      : [left.value, right.value];
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) ? 0 : a - b;
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

export const yes = boolean(true);
export const no = boolean(false);
