import { Leave } from "../machine/leave.ts";
import { inFormat } from "../values/formats.ts";
import type { Known } from "../values/known.ts";
import { textOf } from "../values/operations.ts";
import { nothing, number, text, type Value } from "../values/value.ts";

/** Errors of the languages whose conversions raise them, by the function's path. */
const raises: readonly (readonly [RegExp, string])[] = [
  [/^(?:int|float)$/, "ValueError"],
  [/^(?:Integer|Long|Double|Float)\.(?:parse\w*|valueOf)$/, "NumberFormatException"],
  [/^(?:int|long|double|decimal|float)\.Parse$/, "FormatException"],
];
/** Go gives the error beside the number. */
const pairs = /^strconv\.(?:Atoi|Parse(?:Int|Float))$/;
const plain = /^(?:Number|parseInt|parseFloat|intval|floatval|Number\.parse(?:Int|Float))$/;

/** Numbers of texts and texts of numbers, with what happens where a text is no number. */
export function conversionCall(known: Known): Value | undefined {
  return numberOfText(known) ?? convertedNumber(known) ?? outcome(known);
}

function numberOfText({ name, subject, call }: Known): Value | undefined {
  if (subject.kind !== "text") return undefined;
  const { path, node, args } = call;
  const type = raises.find(([pattern]) => pattern.test(path))?.[1];
  const isPair = pairs.test(path);
  const isParse = name === "parse" && args.length === 0;
  if (type === undefined && !isPair && !isParse && !plain.test(path)) return undefined;
  const isNumber = /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(subject.value);
  const value = number(Number(subject.value));
  if (isNumber) return isPair ? { kind: "list", items: [value, nothing] } : value;
  const error: Value = { kind: "error", type: type ?? "ParseError", args: [], node };
  if (type !== undefined) throw new Leave("throw", error, node);
  if (isPair) return { kind: "list", items: [number(0), error] };
  return isParse ? error : undefined;
}

function convertedNumber(known: Known): Value | undefined {
  const { name, subject, rest } = known;
  if (subject.kind !== "number") return undefined;
  if (rest.length > 0) return formattedNumber(known, subject);
  if (/^(?:int_cast|int|intval|parseInt|intValue|longValue)$/.test(name))
    return { ...subject, value: Math.trunc(subject.value) };
  return name === "doubleValue" ? subject : formattedNumber(known, subject);
}

function formattedNumber(
  { name, rest, call }: Known,
  subject: Extract<Value, { kind: "number" }>,
): Value | undefined {
  const [places] = rest;
  if (name === "toFixed" && (!places || places.kind === "number"))
    return text(subject.value.toFixed(places?.value ?? 0));
  if (places?.kind === "text" && /^(?:format|ToString)$/.test(name)) {
    const written = inFormat(subject, places.value);
    return written === undefined ? undefined : text(written);
  }
  if (name === "number_format" && (!places || places.kind === "number") && rest.length < 2)
    return text(inFormat(subject, `,.${places?.value ?? 0}f`) ?? "");
  const isText =
    /^(?:toString|to_string|String|str|ToString|to_s|strval|strconv\.Itoa|Itoa)$/.test(name) ||
    /^String\.valueOf$/.test(call.path);
  return isText && rest.length === 0 ? text(textOf(subject) ?? "") : undefined;
}

/** Rust's `Result` and `Option`, where it is known which of both they are. */
function outcome({ name, subject, call, machine }: Known): Value | undefined {
  const isFailure = subject.kind === "error" || subject.kind === "null";
  const [given] = call.args;
  if (name === "map_err") {
    if (subject.kind !== "error" || !given) return subject;
    const made = given.kind === "function" ? machine.apply(given, [subject]) : given;
    return made.kind === "error"
      ? made
      : { kind: "error", type: keyOfError(made), args: [made], node: call.node };
  }
  if (/^(?:ok|as_ref|copied|cloned)$/.test(name)) return subject.kind === "error" ? nothing : subject;
  if (/^(?:is_ok|is_some)$/.test(name)) return { kind: "boolean", value: !isFailure };
  if (/^(?:is_err|is_none)$/.test(name)) return { kind: "boolean", value: isFailure };
  if (!/^(?:unwrap_or|unwrap_or_else|unwrap_or_default)$/.test(name)) return undefined;
  if (!isFailure) return subject;
  return given?.kind === "function" ? machine.apply(given, []) : given;
}

function keyOfError(made: Value): string {
  return made.kind === "unknown" ? made.key : "";
}
