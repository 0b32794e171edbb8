import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { Leave } from "../machine/leave.ts";
import * as library from "../machine/library.ts";
import type { Machine } from "../machine/machine.ts";
import type { Argument, Expression } from "../program.ts";
import { keyOf, nothing, number, unknown, type Value } from "../values/value.ts";

/** A call whose arguments are not looked at yet. */
interface Lazy {
  readonly args: readonly Argument[];
  readonly path: string;
  readonly name: string;
  readonly node: SyntaxNode;
  readonly object: Value | undefined;
}

/** The same of a method that is called on something. */
type OnValue = Lazy & { readonly object: Value };

const orErrors = /^(?:orElseThrow|ok_or|ok_or_else|okOr)$/;
const orOthers =
  /^(?:unwrap_or|unwrap_or_else|orElse|orElseGet|getOrElse|GetValueOrDefault|unwrap_or_default|defaultIfEmpty)$/;
const loops = /^(?:forEach|ForEach|each|ifPresent)$/;

/** Calls whose arguments must not be evaluated at once: assertions, defaults, and what is done with each element. */
export function lazyCall(call: Lazy, machine: Machine): Value | undefined {
  const asserted = assertion(call, machine);
  if (asserted) return asserted;
  const { object, name } = call;
  if (!object || object.kind === "list") return undefined;
  if (name === "map_err" && object.kind === "unknown") return mappedError({ ...call, object }, machine);
  if (orErrors.test(name)) return orError({ ...call, object }, machine);
  if (orOthers.test(name)) return orOther({ ...call, object }, machine);
  return loops.test(name) ? forEach({ ...call, object }, machine) : undefined;
}

/** Arguments of an assertion: what is asserted, and up to two that say what went wrong. */
const mostAsserted = 3;

function assertion({ args, path, name, node }: Lazy, machine: Machine): Value | undefined {
  const [first, second] = args;
  if (!first || !library.asserts.test(path) || args.length > mostAsserted) return undefined;
  if (!second && !/^(?:assert|invariant|ensure|require|check)/.test(name)) return undefined;
  if (!isCondition(first.value)) return undefined;
  if (machine.truth(first.value)) return nothing;
  // Kotlin's `require` is about arguments, `check` about states.
  const type =
    name === "require" ? "IllegalArgumentException" : name === "check" ? "IllegalStateException" : "";
  throw new Leave("throw", { kind: "error", type, args: [], node }, node);
}

function isMissing({ object, node }: OnValue, machine: Machine): boolean {
  return machine.compare("==", object, nothing, node);
}

function orError(call: OnValue, machine: Machine): Value {
  const { object, args, name, node } = call;
  if (!isMissing(call, machine)) return object;
  const [first] = args;
  const thrown = first ? resultOf(first.value, machine) : nothing;
  const error: Value =
    thrown.kind === "error"
      ? thrown
      : { kind: "error", type: thrown.kind === "null" ? "" : keyOf(thrown), args: [thrown], node };
  if (name === "orElseThrow") throw new Leave("throw", error, node);
  return error;
}

/** Rust's `x.map_err(|_| E)`: the error where it fails. */
function mappedError(call: OnValue, machine: Machine): Value | undefined {
  const { object, args, node } = call;
  const [first] = args;
  if (!first || !machine.decide(`fails ${keyOf(object)}`, node)) return object;
  const made = resultOf(first.value, machine);
  return made.kind === "error" ? made : { kind: "error", type: keyOf(made), args: [made], node };
}

function orOther(call: OnValue, machine: Machine): Value {
  const [first] = call.args;
  if (!isMissing(call, machine)) return call.object;
  return first ? resultOf(first.value, machine) : nothing;
}

function forEach(call: OnValue, machine: Machine): Value | undefined {
  const { object, args, name, node } = call;
  const value = args[0] && machine.evaluate(args[0].value);
  if (value?.kind !== "function") return undefined;
  const isOne = name === "ifPresent";
  const isNone = isOne
    ? isMissing(call, machine)
    : machine.compare("==", machine.sizeOf(object), number(0), node);
  if (!isNone) machine.apply(value, [isOne ? object : unknown(`${keyOf(object)}[]`)]);
  return nothing;
}

function isCondition({ kind }: Expression): boolean {
  return kind === "binary" || kind === "unary" || kind === "call" || kind === "boolean";
}

/** The value of an expression or, of a function, of what it returns. */
function resultOf(expression: Expression, machine: Machine): Value {
  const value = machine.evaluate(expression);
  return value.kind === "function" ? machine.apply(value, []) : value;
}
