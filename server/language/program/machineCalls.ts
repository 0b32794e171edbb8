import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { Leave } from "./leave.ts";
import * as library from "./library.ts";
import type { Machine } from "./machine.ts";
import { calculate, no, yes } from "./operations.ts";
import type { Expression } from "./program.ts";
import { unitOfMaker } from "./units.ts";
import { boolean, keyOf, nothing, number, unknown, type Value } from "./value.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** A call with its parts evaluated. */
interface Evaluated {
  /** What a method is called on. */
  readonly object: Value | undefined;
  readonly name: string;
  /** The callee as a path of names: `errors.New`, `Duration.ofHours`. */
  readonly path: string;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly node: SyntaxNode;
}

/** The value of a call: of a function of the program, of one whose meaning is known, or a name for it. */
export function callValue(call: Call, machine: Machine): Value {
  const { callee, node } = call;
  const macro = node.type === "macro_invocation" ? "!" : "";
  const isMember = callee.kind === "member";
  const isOwn = isMember && machine.isSelf(callee.object);
  const name = (callee.kind === "name" || isMember ? callee.name : "") + macro;
  const definition = callee.kind === "name" || isOwn ? functionOf(name, machine) : undefined;
  const object = isMember && !isOwn ? machine.evaluate(callee.object) : undefined;
  const path = object && isMember ? `${keyOf(object)}.${name}` : name;
  // What an assertion or a default is given is looked at when it is needed.
  const lazy = lazyCall(call, path, name, object, machine);
  if (lazy) return lazy;
  const args = call.args
    .filter((each) => each.name === undefined)
    .map((each) => machine.evaluate(each.value));
  const named = new Map(
    call.args.flatMap(({ name: key, value }) => (key === undefined ? [] : [[key, machine.evaluate(value)]])),
  );
  if (definition) return machine.call(definition, args, named);
  const evaluated: Evaluated = { object, name, path, args, named, node };
  if (call.constructs || isErrorCall(name, path)) {
    const error = errorOf(evaluated);
    if (error) return error;
  }
  return knownValue(evaluated, machine) ?? unknownCall(evaluated, call.constructs, machine);
}

function functionOf(name: string, machine: Machine) {
  const local = machine.locals.get(name);
  return local?.kind === "function" ? local.definition : machine.functionNamed(name);
}

/** Calls whose arguments must not be evaluated at once. */
function lazyCall(
  { args, node }: Call,
  path: string,
  name: string,
  object: Value | undefined,
  machine: Machine,
): Value | undefined {
  const [first, second] = args;
  if (
    library.asserts.test(path) &&
    first &&
    (second || /^(?:assert|invariant|ensure)/.test(name)) &&
    args.length <= 3
  ) {
    if (!isCondition(first.value)) return undefined;
    if (machine.truth(first.value)) return nothing;
    throw new Leave("throw", { kind: "error", type: "", args: [], node }, node);
  }
  if (!object || object.kind === "list") return undefined;
  const isMissing = () => machine.compare("==", object, nothing, node);
  if (/^(?:orElseThrow|ok_or|ok_or_else|okOr)$/.test(name)) {
    if (!isMissing()) return object;
    const thrown = first ? resultOf(first.value, machine) : nothing;
    const error: Value =
      thrown.kind === "error"
        ? thrown
        : { kind: "error", type: keyOf(thrown) === "null" ? "" : keyOf(thrown), args: [thrown], node };
    if (name === "orElseThrow") throw new Leave("throw", error, node);
    return error;
  }
  if (
    /^(?:unwrap_or|unwrap_or_else|orElse|orElseGet|getOrElse|GetValueOrDefault|unwrap_or_default|defaultIfEmpty)$/.test(
      name,
    )
  ) {
    if (!isMissing()) return object;
    return first ? resultOf(first.value, machine) : nothing;
  }
  if (/^(?:forEach|ForEach|each|ifPresent)$/.test(name) && first) {
    const value = machine.evaluate(first.value);
    if (value.kind !== "function") return undefined;
    const isNone =
      name === "ifPresent" ? isMissing() : machine.compare("==", machine.sizeOf(object), number(0), node);
    if (!isNone)
      machine.call(
        value.definition,
        [name === "ifPresent" ? object : unknown(`${keyOf(object)}[]`)],
        new Map(),
      );
    return nothing;
  }
  return undefined;
}

function isCondition(expression: Expression): boolean {
  return (
    expression.kind === "binary" ||
    expression.kind === "unary" ||
    expression.kind === "call" ||
    expression.kind === "boolean"
  );
}

/** The value of an expression or, of a function, of what it returns. */
function resultOf(expression: Expression, machine: Machine): Value {
  const value = machine.evaluate(expression);
  return value.kind === "function" ? machine.call(value.definition, [], new Map()) : value;
}

function isErrorCall(name: string, path: string): boolean {
  return (
    library.failures.test(path) ||
    (/^[A-Z]/.test(name) && /(?:Error|Exception|Fault|Failure)$/.test(name) && /^[A-Z]/.test(path))
  );
}

/** An error that a call makes; undefined when it makes something else. */
function errorOf({ name, path, args, named, node }: Evaluated): Value | undefined {
  if (library.failures.test(path)) {
    const [inner] = args;
    if (/^(?:Error|errors\.New|fmt\.Errorf)$/.test(path) || !inner)
      return { kind: "error", type: path, args, node };
    if (inner.kind === "error") return inner;
    return { kind: "error", type: inner.kind === "text" ? "" : keyOf(inner), args, node };
  }
  // `http.Error(w, …)` answers a request; `errors.ValidationError(…)` is an error.
  if (/^[a-z]\w*\.Error$/.test(path)) return undefined;
  const isError = /(?:Error|Exception|Fault|Failure|Abort)$/.test(name) || /Err$/.test(name);
  return isError ? { kind: "error", type: path, args: [...args, ...named.values()], node } : undefined;
}

/** The value of a call whose meaning is known. */
function knownValue(call: Evaluated, machine: Machine): Value | undefined {
  const { name, path, args, node } = call;
  const [first, second] = args;
  if (library.ends.test(path) || (library.ends.test(name) && !call.object)) {
    const type =
      first?.kind === "error"
        ? first
        : { kind: "error" as const, type: first?.kind === "unknown" ? first.key : "", args, node };
    throw new Leave("throw", type, node);
  }
  if (library.asserts_present.test(path) && first) {
    if (!machine.compare("==", first, nothing, node)) return first;
    const type = /Argument/.test(path) ? "ArgumentNullException" : "NullPointerException";
    throw new Leave("throw", { kind: "error", type, args, node }, node);
  }
  return (
    emptyOrFound(call, machine) ??
    testOf(call, machine) ??
    orderOf(call, machine) ??
    transformOf(call, machine) ??
    numberCall(path, name, first, second, call, machine)
  );
}

/** The status that shortcuts of frameworks answer with. */
const notFound = 404;

/** Values that are not there, what is found or else an error, and numbers in the words of a library. */
function emptyOrFound({ name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first] = args;
  if (/^(?:Optional\.empty|Option\.none|Maybe\.none|Option\.None)$/.test(path)) return nothing;
  if (/(?:_or_404|OrFail|_or_fail|OrThrow|find_by!|find!)$/.test(name) && first) {
    const found = machine.named(`${path}(${args.map(keyOf).join(", ")})`);
    if (!machine.compare("==", found, nothing, node)) return found;
    const status = name.includes("404") ? [number(notFound)] : [];
    throw new Leave("throw", { kind: "error", type: "NotFoundError", args: status, node }, node);
  }
  const isNumber =
    /^(?:BigDecimal|Decimal|BigInteger|decimal\.Decimal|BigDecimal\.valueOf|Decimal\.new|decimal\.NewFromInt|BigInteger\.valueOf)$/;
  if (!isNumber.test(path) || args.length !== 1) return undefined;
  const value =
    first?.kind === "text" ? Number(first.value) : first?.kind === "number" ? first.value : Number.NaN;
  return Number.isNaN(value) ? undefined : number(value);
}

/** Calls that tell whether something holds. */
function testOf({ object, name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, second] = args;
  const subject = object && args.length === 0 ? object : first;
  if (!subject) return undefined;
  if (library.nullOrEmpties.test(name))
    return machine.compare("==", subject, nothing, node) ? yes : isEmpty(subject, node, machine);
  if (library.empties.test(name)) return isEmpty(subject, node, machine);
  if (library.blanks.test(name)) return isEmpty(trimmed(subject, machine), node, machine);
  if (library.nulls.test(name)) return boolean(machine.compare("==", subject, nothing, node));
  if (library.notNulls.test(name)) return boolean(!machine.compare("==", subject, nothing, node));
  const sign = signAsked(name);
  if (sign !== undefined) return boolean(machine.compare(sign, subject, number(0), node));
  if (object && first && library.holds.test(name) && object.kind !== "null")
    return boolean(machine.holds(object, first, node));
  if (path === "in_array" && first && second) return boolean(machine.holds(second, first, node));
  return undefined;
}

/** How a test of a number's sign compares it with zero. */
function signAsked(name: string): string | undefined {
  if (library.negatives.test(name)) return "<";
  if (library.positives.test(name)) return ">";
  return library.zeros.test(name) ? "==" : undefined;
}

/** Tests of whether two values are equal, or in which order. */
function orderOf({ object, name, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first] = args;
  if (object && args.length === 0 && /^(?:signum|Sign)$/.test(name)) {
    const sign = unknown(`sign(${keyOf(object)})`);
    return sign.kind === "unknown" ? { ...sign, order: [object, number(0)] } : sign;
  }
  if (!object || !first) return undefined;
  if (/^(?:equals|Equals|eq|equalsIgnoreCase|isEqual|isEqualTo)$/.test(name))
    return boolean(machine.compare("==", object, first, node));
  if (/^(?:compareTo|CompareTo|cmp|Cmp|<=>)$/.test(name)) {
    const value = unknown(`${keyOf(object)} <=> ${keyOf(first)}`);
    return value.kind === "unknown" ? { ...value, order: [object, first] } : value;
  }
  if (/^(?:lessThan|isLessThan|lt|isBefore|Before|before)$/.test(name))
    return boolean(machine.compare("<", object, first, node));
  if (/^(?:greaterThan|isGreaterThan|gt|isAfter|After|after)$/.test(name))
    return boolean(machine.compare(">", object, first, node));
  return undefined;
}

function isEmpty(subject: Value, node: SyntaxNode, machine: Machine): Value {
  return machine.compare("==", machine.sizeOf(subject), number(0), node) ? yes : no;
}

function trimmed(value: Value, machine: Machine): Value {
  if (value.kind === "text") return { kind: "text", value: value.value.trim() };
  return /^trim\(/.test(keyOf(value)) ? value : machine.named(`trim(${keyOf(value)})`);
}

/** Calls that make one value of another. */
function transformOf({ object, name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, second] = args;
  const subject = object && args.length === 0 ? object : args.length === 1 && !object ? first : undefined;
  if (subject && library.sizes.test(name)) return machine.sizeOf(subject);
  const text = object ?? first;
  if (text && library.trims.test(name) && args.length <= 1) return trimmed(text, machine);
  if (text && library.lowers.test(name)) return machine.named(`lower(${keyOf(text)})`);
  if (text && library.uppers.test(name)) return machine.named(`upper(${keyOf(text)})`);
  if (object && first && /^(?:slice|substring|Substring|substr|subList)$/.test(name))
    return machine.sliceOf(object, first, second, node);
  if (object && first?.kind === "number" && /^(?:take|Take|limit|first|head|LIMIT|truncate)$/.test(name))
    return machine.sliceOf(object, number(0), first, node);
  if (object && args.length === 1 && first?.kind === "function" && object.kind !== "list") {
    if (/^(?:filter|Where|select|reject|findAll)$/.test(name))
      return machine.named(`filter(${keyOf(object)})`);
    if (/^(?:map|Select|collect|mapNotNull|mapToObj)$/.test(name))
      return machine.named(`map(${keyOf(object)})`);
  }
  const isGrowing = object && library.grows.test(name) && args.length > 0;
  if (isGrowing && object.kind === "list") {
    (object.items as Value[]).push(...args);
    return nothing;
  }
  if (isGrowing) {
    machine.grow(object, args, node);
    return unknown(`${path}()`);
  }
  if (name === "append" && !object && first) {
    if (first.kind === "list") return { kind: "list", items: [...first.items, ...args.slice(1)] };
    machine.grow(first, args.slice(1), node);
    return first;
  }
  if (object && library.shrinks.test(name)) {
    machine.shrink(object, args, node);
    return unknown(`${path}(${args.map(keyOf).join(", ")})`);
  }
  if (first && args.length === 1 && library.same.test(path)) return first;
  if (subject && (library.same.test(name) || library.same.test(path))) return subject;
  if (object && first && /^(?:get|Get|fetch|getOrDefault|GetValueOrDefault|get_or_insert|pop)$/.test(name)) {
    const found = machine.named(`${keyOf(object)}[${keyOf(first)}]`);
    if (!second && first.kind !== "text") return undefined;
    const isGiven = second && second.kind !== "function" && !/headers?|params/i.test(keyOf(object));
    if (isGiven) return machine.compare("==", found, nothing, node) ? second : found;
    return first.kind === "text" ? machine.named(`${keyOf(object)}.${first.value}`) : found;
  }
  return undefined;
}

/** Calculations and durations. */
function numberCall(
  path: string,
  name: string,
  first: Value | undefined,
  second: Value | undefined,
  { object, args, named, node }: Evaluated,
  machine: Machine,
): Value | undefined {
  const unit = unitOfMaker(name);
  if (unit && first?.kind === "number" && args.length === 1) return number(first.value, unit);
  if (/^(?:timedelta|datetime\.timedelta|Duration\.new)$/.test(path)) return durationOf(named, first);
  if (/^Duration\.between$/.test(path) && first && second) return calculate("-", second, first);
  const which = /^(?:Math\.|cmp\.|std\.cmp\.)?(max|min|Max|Min)$/.exec(path)?.[1]?.toLowerCase();
  if (which && first && second) return machine.extreme(which === "max" ? "max" : "min", first, second, node);
  // Rust's `x.max(y)` is a method of numbers.
  if (
    object &&
    first &&
    args.length === 1 &&
    /^(?:max|min|coerceAtMost|coerceAtLeast|atMost|at_most)$/.test(name)
  )
    return machine.extreme(/^(?:max|coerceAtLeast)$/.test(name) ? "max" : "min", object, first, node);
  if (/^(?:clamp|Clamp|coerceIn|constrain)$/.test(name)) {
    const [value, low, high] = object && args.length === 2 ? [object, first, second] : args;
    if (value && low && high)
      return machine.extreme("min", machine.extreme("max", value, low, node), high, node);
  }
  if (first?.kind === "number" && args.length === 1) {
    const result = rounded(name, first.value);
    if (result !== undefined) return number(result, first.unit);
  }
  if (path === "range" && args.every((each) => each.kind === "number")) {
    const [from, to] = second ? [first, second] : [number(0), first];
    if (from?.kind === "number" && to?.kind === "number")
      return {
        kind: "list",
        items: Array.from({ length: Math.max(0, Math.min(100, to.value - from.value)) }, (_, index) =>
          number(from.value + index),
        ),
      };
  }
  return undefined;
}

function rounded(name: string, value: number): number | undefined {
  switch (name.toLowerCase()) {
    case "floor":
      return Math.floor(value);
    case "ceil":
    case "ceiling":
      return Math.ceil(value);
    case "round":
      return Math.round(value);
    case "trunc":
    case "truncate":
      return Math.trunc(value);
    case "abs":
      return Math.abs(value);
    default:
      return undefined;
  }
}

/** `timedelta(hours=2)` is two hours; its first plain argument counts days. */
function durationOf(named: ReadonlyMap<string, Value>, days: Value | undefined): Value | undefined {
  const parts = [...named];
  if (days) parts.push(["days", days]);
  let seconds = 0;
  for (const [name, value] of parts) {
    const unit = unitOfMaker(`of_${name}`);
    if (!unit || value.kind !== "number") return undefined;
    seconds += value.value * unit.factor;
  }
  return number(seconds, { dimension: "time", factor: 1 });
}

/** Characters of a call that name its value. */
const longestKey = 200;

/** A call of something outside. */
function unknownCall(
  { object, name, path, args, named, node }: Evaluated,
  constructs: boolean,
  machine: Machine,
): Value {
  machine.did("call", path, args, named, node);
  const isGetter = object !== undefined && args.length === 0 && named.size === 0;
  const list = [...args, ...named.values()].map(keyOf).join(", ");
  const key = isGetter ? `${keyOf(object)}.${getterName(name)}` : `${path}(${list})`.slice(0, longestKey);
  if (machine.fallible > 0 && !constructs) {
    machine.fallible--;
    if (machine.decide(`throws ${key}`, node))
      throw new Leave("throw", { kind: "error", type: `${path}()`, args: [], node }, node);
  }
  return machine.named(key);
}

/** `getEmail()` and `email()` ask for the same. */
function getterName(name: string): string {
  const bare = /^get_?([A-Z_a-z]\w*)$/.exec(name)?.[1];
  return bare === undefined ? name : bare.charAt(0).toLowerCase() + bare.slice(1);
}
