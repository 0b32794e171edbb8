import { isMacroCall } from "../../roles/arguments.ts";
import { knownConcretely } from "../calls/concreteCalls.ts";
import { lazyCall } from "../calls/lazyCalls.ts";
import { numberCall } from "../calls/numberCalls.ts";
import { getterName } from "../calls/recordCalls.ts";
import { testCall } from "../calls/testCalls.ts";
import { timeCall } from "../calls/timeCalls.ts";
import { transformCall } from "../calls/transformCalls.ts";
import type { Expression } from "../program.ts";
import { textOf } from "../values/operations.ts";
import { keyOf, text, unknown, type Value } from "../values/value.ts";
import { type Evaluated, firstOf } from "./evaluated.ts";
import { Leave } from "./leave.ts";
import * as library from "./library.ts";
import type { Machine } from "./machine.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** What calls whose meaning is known come to. */
const knownCall = firstOf([knownConcretely, testCall, timeCall, transformCall, numberCall]);

/** The value of a call: of a function of the program, of one whose meaning is known, or a name for it. */
export function callValue(call: Call, machine: Machine): Value {
  const { callee, node, constructs } = call;
  const { own, object, name, path } = calledBy(call, machine);
  // What an assertion or a default is given is looked at when it is needed; a function of the program goes first.
  const lazy = own ? undefined : lazyCall({ args: call.args, path, name, node, object }, machine);
  if (lazy) return lazy;
  const { args, named } = evaluatedArguments(call, machine);
  if (own) return machine.apply(own, args, named);
  // An error that is told more of stays one.
  if (
    object?.kind === "error" &&
    /^(?:context|with_context|wrap_err|wrap|into|initCause|fillInStackTrace|withCause)$/.test(name)
  )
    return object;
  const evaluated: Evaluated = { object, name, path, args, named, node };
  const error = constructs || isErrorCall(name, path) ? errorOf(evaluated) : undefined;
  return (
    error ??
    writeText(callee, evaluated, machine) ??
    knownCall(evaluated, machine) ??
    unknownCall(evaluated, constructs, machine)
  );
}

interface Called extends Pick<Evaluated, "object" | "name" | "path"> {
  /** The function of the program that is called, if it is one. */
  readonly own: FunctionValue | undefined;
}

function calledBy({ callee, node }: Call, machine: Machine): Called {
  const macro = isMacroCall(node) ? "!" : "";
  const isMember = callee.kind === "member";
  const isOwn = isMember && machine.isSelf(callee.object);
  const name = (callee.kind === "name" || isMember ? callee.name : "") + macro;
  const own = callee.kind === "name" || isOwn ? functionOf(name, machine) : undefined;
  const object = isMember && !isOwn ? machine.evaluate(callee.object) : undefined;
  return { own, object, name, path: object ? `${keyOf(object)}.${name}` : name };
}

function evaluatedArguments(call: Call, machine: Machine): Pick<Evaluated, "args" | "named"> {
  const args = call.args
    .filter((each) => each.name === undefined)
    .map((each) => machine.evaluate(each.value));
  const named = new Map(
    call.args.flatMap(({ name, value }) => (name === undefined ? [] : [[name, machine.evaluate(value)]])),
  );
  return { args, named };
}

/** Texts that are built are values of their own: what is written into one is stored where it came from. */
function writeText(
  callee: Expression,
  { object, name, args }: Evaluated,
  machine: Machine,
): Value | undefined {
  const [first] = args;
  if (!machine.isConcrete || object?.kind !== "text" || !first || !library.writes.test(name))
    return undefined;
  const added = textOf(first);
  if (added === undefined || callee.kind !== "member" || callee.object.kind !== "name") return undefined;
  const value = text(object.value + added);
  machine.locals.set(callee.object.name, value);
  return value;
}

type FunctionValue = Extract<Value, { kind: "function" }>;

function functionOf(name: string, machine: Machine): FunctionValue | undefined {
  const local = machine.locals.get(name);
  if (local?.kind === "function") return local;
  const definition = machine.functionNamed(name);
  return definition && { kind: "function", definition };
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

function isChangeable(object: Value | undefined): boolean {
  return object?.kind === "list" || object?.kind === "text" || object?.kind === "number";
}

/** Characters of a call that name its value. */
const longestKey = 200;

/** A call of something outside. */
function unknownCall(
  { object, name, path, args, named, node }: Evaluated,
  constructs: boolean,
  machine: Machine,
): Value {
  // What is not known may change what it is called on, or given.
  const isTouched = machine.isConcrete && (isChangeable(object) || args.some((each) => each.kind === "list"));
  if (isTouched) throw new Leave("cut", unknown(path), node);
  machine.did("call", path, args, named, node);
  const isGetter = object !== undefined && args.length === 0 && named.size === 0;
  const list = [...args, ...named.values()].map(keyOf).join(", ");
  const key = isGetter ? `${keyOf(object)}.${getterName(name)}` : `${path}(${list})`.slice(0, longestKey);
  if (machine.fallible > 0 && !constructs && !harmless.test(name)) mayFail(key, path, node, machine);
  return machine.named(key);
}

/** Calls that are not what a `try` is for: they convert, look at what is there, or close what was opened. */
const harmless =
  /^(?:encode\w*|escape\w*|to[A-Z]\w*|to_\w+|String|Number|Boolean|format|sprintf|join|trim|has|push|append|basename|log|debug|info|warn|warning|error|print\w*|now|time|[Cc]lose|[Dd]ispose|[Uu]nlock|[Rr]elease|__exit__)$/;

/** Which errors calls of a kind raise, in the words of their names. */
const kindsOfErrors: readonly (readonly [call: RegExp, error: RegExp])[] = [
  [
    /json|pars|decod|loads?$|unmarshal|deserial|int$|float$|number|valueof/i,
    /JSON|Decod|Pars|Value|Format|Number|Syntax|Unmarshal|Key/,
  ],
  [/open|read|writ|stat|file|remove|unlink|mkdir|listdir/i, /File|IO|OS|NoSuch|Permission|Directory/],
  [
    /fetch|request|post|urlopen|connect|send|query|execute|http|get$/i,
    /HTTP|Http|URL|Connect|Timeout|Request|Network|Socket|SQL|Database|Api|API|Client/,
  ],
];

/** The types of errors that handlers take and a call may raise. */
function typesFor(path: string, { caught }: Machine): readonly string[] {
  const types = caught.filter((type) => type !== "");
  const own = types.filter((type) =>
    kindsOfErrors.some(([call, error]) => call.test(path) && error.test(type)),
  );
  return own.length > 0 ? own : types;
}

/** Takes a call to fail where that is decided: of several handlers with the error of one of them. */
function mayFail(key: string, path: string, node: Evaluated["node"], machine: Machine): void {
  machine.fallible--;
  const [first, ...others] = machine.caught.length > 1 ? typesFor(path, machine) : [];
  if (
    !machine.decide(
      first !== undefined && others.length === 0 ? `throws ${key} as ${first}` : `throws ${key}`,
      node,
    )
  )
    return;
  const last = others.at(-1) ?? first;
  const type =
    last === undefined
      ? `${path}()`
      : ([first, ...others].slice(0, -1).find((each) => machine.decide(`throws ${key} as ${each}`, node)) ??
        last);
  throw new Leave("throw", { kind: "error", type, args: [], node }, node);
}
