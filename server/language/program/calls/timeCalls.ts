import { type Evaluated, firstOf, type KnownCall } from "../machine/evaluated.ts";
import { calculate, movedBy } from "../values/operations.ts";
import { type Unit, unitOfWord } from "../values/units.ts";
import { number, unknown, type Value } from "../values/value.ts";

type Unknown = Extract<Value, { kind: "unknown" }>;

/** Points in time that are moved, and spans between two of them, in the words of many libraries. */
export const timeCall: KnownCall = firstOf([
  madeSpan,
  movedByName,
  movedBySpan,
  movedByDate,
  movedByText,
  agoOf,
  spanBetween,
]);

/** Whatever the present time is called. */
const now = unknown("now");

function timeUnit(word: string): Unit | undefined {
  const unit = unitOfWord(word.toLowerCase());
  return unit?.dimension === "time" && word.length > 2 ? unit : undefined;
}

/** `Duration::days(90)`, Ruby's `90.days`. */
function madeSpan({ path, name, object, args }: Evaluated): Value | undefined {
  const unit = timeUnit(name);
  if (!unit) return undefined;
  if (object?.kind === "number" && !object.unit && args.length === 0) return number(object.value, unit);
  const [first, ...others] = args;
  const isMaker = /(?:^|\.)(?:Duration|TimeDelta|Interval)\.\w+$/.test(path);
  return isMaker && first?.kind === "number" && others.length === 0 ? number(first.value, unit) : undefined;
}

const adding = /^(?:plus|add)_?/i;
const taking = /^(?:minus|sub(?:tract)?)_?/i;

function directionOf(name: string): "+" | "-" | undefined {
  if (adding.test(name)) return "+";
  return taking.test(name) ? "-" : undefined;
}

/** `today.minusDays(90)`, `subDays(now, 90)`, `when.AddDays(-90)`. */
function movedByName({ name, object, args }: Evaluated): Value | undefined {
  const direction = directionOf(name);
  const unit = direction && timeUnit(name.replace(direction === "+" ? adding : taking, ""));
  const [point, by, ...others] = object?.kind === "unknown" && args.length === 1 ? [object, ...args] : args;
  if (!direction || !unit || others.length > 0 || point?.kind !== "unknown" || by?.kind !== "number")
    return undefined;
  return moved(direction, point, by.value, unit);
}

/** By seconds, so that all spans are in the same unit. */
function moved(direction: "+" | "-", point: Unknown, length: number, { factor }: Unit): Value | undefined {
  const seconds = length * factor;
  const turned = direction === "+" ? "-" : "+";
  return movedBy(seconds < 0 ? turned : direction, point, {
    kind: "number",
    value: Math.abs(seconds),
    unit: { dimension: "time", factor: 1 },
  });
}

/** `now.minus(Duration.ofDays(90))`, `now.Add(-time.Hour)`, `at.plus(90, ChronoUnit.DAYS)`, `moment().subtract(90, "days")`. */
function movedBySpan({ name, object, args }: Evaluated): Value | undefined {
  const direction = /^(?:plus|add|minus|sub(?:tract)?)$/i.test(name) ? directionOf(name) : undefined;
  const [by, inUnits, ...others] = args;
  if (!direction || object?.kind !== "unknown" || by?.kind !== "number" || others.length > 0)
    return undefined;
  const word =
    inUnits?.kind === "text"
      ? inUnits.value
      : inUnits?.kind === "unknown"
        ? inUnits.key.split(".").at(-1)
        : undefined;
  const unit = inUnits === undefined ? by.unit : timeUnit(word ?? "");
  return unit?.dimension === "time" ? moved(direction, object, by.value, unit) : undefined;
}

const day = 86_400;
const daysOfMonth = 30;
const daysOfYear = 365;

/** Go's `at.AddDate(0, 0, 90)`. */
function movedByDate({ name, object, args }: Evaluated): Value | undefined {
  if (name !== "AddDate" || object?.kind !== "unknown" || args.length !== 3) return undefined;
  const parts = args.map((each) => (each.kind === "number" ? each.value : Number.NaN));
  const [years = 0, months = 0, days = 0] = parts;
  const all = years * daysOfYear + months * daysOfMonth + days;
  return Number.isNaN(all) ? undefined : moved("+", object, all, { dimension: "time", factor: day });
}

/** PHP's `$now->modify("-90 days")`, `strtotime("-90 days")`. */
function movedByText({ name, path, object, args }: Evaluated): Value | undefined {
  const [said] = args;
  const [, sign = "", count = "", word = ""] =
    said?.kind === "text" ? (/^([-+]) ?(\d+) ?([a-z]+)$/i.exec(said.value) ?? []) : [];
  const unit = timeUnit(word);
  if (!unit) return undefined;
  const point = name === "modify" ? object : /^strtotime$/.test(path) ? now : undefined;
  return point?.kind === "unknown" ? moved(sign === "-" ? "-" : "+", point, Number(count), unit) : undefined;
}

/** Rails' `90.days.ago`. */
function agoOf({ name, object, args }: Evaluated): Value | undefined {
  if (args.length > 0 || object?.kind !== "number" || object.unit?.dimension !== "time") return undefined;
  if (!/^(?:ago|from_now)$/.test(name) || now.kind !== "unknown") return undefined;
  return moved(name === "ago" ? "-" : "+", now, object.value, object.unit);
}

/** `now.Sub(at)`, `time.Since(at)`, `now.duration_since(at)`. */
function spanBetween({ name, path, object, args }: Evaluated): Value | undefined {
  const [at, ...others] = args;
  if (!at || others.length > 0 || at.kind !== "unknown") return undefined;
  if (path === "time.Since") return calculate("-", now, at);
  const isSpan = /^(?:Sub|duration_since|signed_duration_since|saturating_duration_since)$/.test(name);
  return isSpan && object?.kind === "unknown" ? calculate("-", object, at) : undefined;
}
