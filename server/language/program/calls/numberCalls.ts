import { type Evaluated, firstOf, type KnownCall } from "../machine/evaluated.ts";
import type { Machine } from "../machine/machine.ts";
import { calculate } from "../values/operations.ts";
import { unitOfMaker } from "../values/units.ts";
import { number, type Value } from "../values/value.ts";

/** Calculations, durations and ranges of numbers. */
export const numberCall: KnownCall = firstOf([
  wholeNumber,
  quantity,
  duration,
  between,
  extremeOfTwo,
  extremeMethod,
  clamped,
  rounding,
  roundingToPlaces,
  saturated,
  divisionWithRest,
  euclidean,
  ofNumbers,
  asTime,
  range,
]);

const numberMakers =
  /^(?:BigDecimal|Decimal|BigInteger|decimal\.Decimal|BigDecimal\.valueOf|Decimal\.new|decimal\.NewFromInt|BigInteger\.valueOf)$/;

/** A number in the words of a library. */
function wholeNumber({ path, args }: Evaluated): Value | undefined {
  const [first, ...others] = args;
  if (!first || others.length > 0 || !numberMakers.test(path)) return undefined;
  const value =
    first.kind === "text" ? Number(first.value) : first.kind === "number" ? first.value : Number.NaN;
  return Number.isNaN(value) ? undefined : number(value);
}

/** `Duration.ofHours(2)`. */
function quantity({ name, args }: Evaluated): Value | undefined {
  const [first, ...others] = args;
  // What is added to a point in time is no span by itself.
  const unit = /^(?:add|plus|minus)/i.test(name) ? undefined : unitOfMaker(name);
  return unit && first?.kind === "number" && others.length === 0 ? number(first.value, unit) : undefined;
}

/** `timedelta(hours=2)` is two hours; its first plain argument counts days. */
function duration({ path, args, named }: Evaluated): Value | undefined {
  if (!/^(?:timedelta|datetime\.timedelta|Duration\.new)$/.test(path)) return undefined;
  const [days] = args;
  const parts = [...named, ...(days ? [["days", days] as const] : [])];
  let seconds = 0;
  for (const [name, value] of parts) {
    const unit = unitOfMaker(`of_${name}`);
    if (!unit || value.kind !== "number") return undefined;
    seconds += value.value * unit.factor;
  }
  return number(seconds, { dimension: "time", factor: 1 });
}

function between({ path, args }: Evaluated): Value | undefined {
  const [first, second] = args;
  return path === "Duration.between" && first && second ? calculate("-", second, first) : undefined;
}

function extremeOfTwo({ path, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, second] = args;
  const which = /^(?:Math\.|cmp\.|std\.cmp\.|Integer\.|Long\.)?(max|min|Max|Min)$/
    .exec(path)?.[1]
    ?.toLowerCase();
  return which !== undefined && first && second
    ? machine.extreme(which === "max" ? "max" : "min", first, second, node)
    : undefined;
}

/** Rust's `x.max(y)` is a method of numbers. */
function extremeMethod({ object, name, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, ...others] = args;
  if (!object || !first || first.kind === "function" || others.length > 0) return undefined;
  if (!/^(?:max|min|coerceAtMost|coerceAtLeast|atMost|at_most)$/.test(name)) return undefined;
  return machine.extreme(/^(?:max|coerceAtLeast)$/.test(name) ? "max" : "min", object, first, node);
}

function clamped({ object, name, args, node }: Evaluated, machine: Machine): Value | undefined {
  if (!/^(?:clamp|Clamp|coerceIn|constrain)$/.test(name)) return undefined;
  const [value, low, high] = object && args.length === 2 ? [object, ...args] : args;
  return value && low && high
    ? machine.extreme("min", machine.extreme("max", value, low, node), high, node)
    : undefined;
}

const roundings = new Map(
  Object.entries({
    floor: Math.floor,
    ceil: Math.ceil,
    ceiling: Math.ceil,
    round: Math.round,
    trunc: Math.trunc,
    truncate: Math.trunc,
    abs: Math.abs,
    sqrt: Math.sqrt,
    sign: Math.sign,
    signum: Math.sign,
  }),
);

function rounding({ object, name, args }: Evaluated): Value | undefined {
  const [value, ...others] = object?.kind === "number" ? [object, ...args] : args;
  const apply = roundings.get(name.toLowerCase());
  return apply && value?.kind === "number" && others.length === 0
    ? number(apply(value.value), value.unit)
    : undefined;
}

/** `round(x, 2)`. Python rounds halves to the even side; with samples that come to halves that shows. */
function roundingToPlaces({ path, args }: Evaluated): Value | undefined {
  const [value, places, ...others] = args;
  if (!/^(?:round|Math\.Round|math\.Round)$/.test(path) || others.length > 0) return undefined;
  if (value?.kind !== "number" || places?.kind !== "number") return undefined;
  const scale = 10 ** places.value;
  return number(Math.round(value.value * scale) / scale, value.unit);
}

/** Rust's `x.saturating_sub(1)`. */
function saturated({ object, name, args }: Evaluated): Value | undefined {
  const [first] = args;
  const operator = methods.get(name);
  if (operator === undefined || object?.kind !== "number" || first?.kind !== "number") return undefined;
  const value = calculate(operator, object, first);
  return name === "saturating_sub" && value.kind === "number"
    ? { ...value, value: Math.max(0, value.value) }
    : value;
}

/** Powers, roots of sums of squares, and whether a number is whole. */
function ofNumbers({ path, args }: Evaluated, machine: Machine): Value | undefined {
  const [first, second] = args;
  if (!machine.isConcrete || first?.kind !== "number") return undefined;
  if (/^(?:Number\.isInteger|Number\.isSafeInteger|is_int)$/.test(path))
    return { kind: "boolean", value: Number.isInteger(first.value) };
  if (/^(?:Number\.isNaN|isNaN|math\.isnan)$/.test(path)) return { kind: "boolean", value: false };
  if (second?.kind !== "number") return undefined;
  if (/^(?:Integer|Long|Double)\.sum$/.test(path)) return calculate("+", first, second);
  if (/^(?:[Mm]ath\.)?[Pp]ow$/.test(path)) return number(first.value ** second.value);
  return /^[Mm]ath\.[Hh]ypot$/.test(path) ? number(Math.hypot(first.value, second.value)) : undefined;
}

/** Points in time that are numbers already: milliseconds, seconds, days. */
function asTime({ object, name, args }: Evaluated): Value | undefined {
  const isTime =
    /^(?:getTime|toEpochMilli|timestamp|getTimestamp|Unix|UnixMilli|toEpochDay|toUnixTimeSeconds)$/.test(
      name,
    );
  return isTime && object?.kind === "number" && args.length === 0 ? object : undefined;
}

/** Rust's `x.rem_euclid(n)`, `Math.floorMod(x, n)`: never negative. */
function euclidean({ object, name, path, args }: Evaluated): Value | undefined {
  const [value, by, ...others] = name === "rem_euclid" && object ? [object, ...args] : args;
  if (name !== "rem_euclid" && path !== "Math.floorMod") return undefined;
  if (value?.kind !== "number" || by?.kind !== "number" || by.value === 0 || others.length > 0)
    return undefined;
  const size = Math.abs(by.value);
  return number(((value.value % size) + size) % size);
}

const methods: ReadonlyMap<string, string> = new Map([
  ["saturating_sub", "-"],
  ["saturating_add", "+"],
  ["wrapping_sub", "-"],
  ["wrapping_add", "+"],
  ["pow", "**"],
  ["add", "+"],
  ["subtract", "-"],
  ["multiply", "*"],
]);

/** Python's `divmod`, and PHP's `intdiv`. */
function divisionWithRest({ path, args }: Evaluated): Value | undefined {
  const [first, second] = args;
  if (first?.kind !== "number" || second?.kind !== "number" || second.value === 0) return undefined;
  if (path === "intdiv") return number(Math.trunc(first.value / second.value));
  if (path !== "divmod") return undefined;
  const whole = Math.floor(first.value / second.value);
  return { kind: "list", items: [number(whole), number(first.value - whole * second.value)] };
}

/** Longer ranges are not written out. */
const longestRange = 100;

/** Python's `range`. */
function range({ path, args }: Evaluated): Value | undefined {
  if (path !== "range" || !args.every((each) => each.kind === "number")) return undefined;
  const [first, second, third] = args.flatMap((each) => (each.kind === "number" ? [each.value] : []));
  const [from, to] = second === undefined ? [0, first] : [first, second];
  return from === undefined || to === undefined ? undefined : rangeList(from, to, third ?? 1);
}

/** Whole numbers from one to before another. */
export function rangeList(from: number, to: number, by = 1): Value {
  const length = by === 0 ? 0 : Math.max(0, Math.min(longestRange, Math.ceil((to - from) / by)));
  return { kind: "list", items: Array.from({ length }, (_, index) => number(from + index * by)) };
}
