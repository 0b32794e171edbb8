import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { type Evaluated, firstOf, type KnownCall } from "../machine/evaluated.ts";
import { Leave } from "../machine/leave.ts";
import * as library from "../machine/library.ts";
import type { Machine } from "../machine/machine.ts";
import { no, yes } from "../values/operations.ts";
import { boolean, keyOf, nothing, number, unknown, type Value } from "../values/value.ts";
import { trimmed } from "./transformCalls.ts";

/** Calls that end a program, and those that ask whether something holds. */
export const testCall: KnownCall = firstOf([
  endsProgram,
  demandsPresence,
  foundOrError,
  emptiness,
  missingness,
  sign,
  anyElement,
  membership,
  signOf,
  equality,
  order,
]);

function endsProgram({ name, path, object, args, node }: Evaluated): undefined {
  if (!library.ends.test(path) && (object || !library.ends.test(name))) return undefined;
  const [first] = args;
  const error: Value =
    first?.kind === "error"
      ? first
      : { kind: "error", type: first?.kind === "unknown" ? first.key : "", args, node };
  throw new Leave("throw", error, node);
}

function demandsPresence({ path, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first] = args;
  if (!first || !library.asserts_present.test(path)) return undefined;
  if (!machine.compare("==", first, nothing, node)) return first;
  const type = /Argument/.test(path) ? "ArgumentNullException" : "NullPointerException";
  throw new Leave("throw", { kind: "error", type, args, node }, node);
}

/** The status that shortcuts of frameworks answer with. */
const notFound = 404;

/** Values that are not there, and what is found or else an error. */
function foundOrError({ name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  if (/^(?:Optional\.empty|Option\.none|Maybe\.none|Option\.None)$/.test(path)) return nothing;
  if (args.length === 0 || !/(?:_or_404|OrFail|_or_fail|OrThrow|find_by!|find!)$/.test(name))
    return undefined;
  const found = machine.named(`${path}(${args.map(keyOf).join(", ")})`);
  if (!machine.compare("==", found, nothing, node)) return found;
  const status = name.includes("404") ? [number(notFound)] : [];
  throw new Leave("throw", { kind: "error", type: "NotFoundError", args: status, node }, node);
}

/** What a test without a comparison is about: what it is called on, or what it is given. */
function subjectOf({ object, args }: Evaluated): Value | undefined {
  return object && args.length === 0 ? object : args[0];
}

function emptiness(call: Evaluated, machine: Machine): Value | undefined {
  const subject = subjectOf(call);
  const { name, node } = call;
  if (!subject) return undefined;
  if (library.nullOrEmpties.test(name) && machine.compare("==", subject, nothing, node)) return yes;
  if (library.nullOrEmpties.test(name) || library.empties.test(name)) return isEmpty(subject, node, machine);
  return library.blanks.test(name) ? isEmpty(trimmed(subject, machine), node, machine) : undefined;
}

function isEmpty(subject: Value, node: SyntaxNode, machine: Machine): Value {
  return machine.compare("==", machine.sizeOf(subject), number(0), node) ? yes : no;
}

function missingness(call: Evaluated, machine: Machine): Value | undefined {
  const subject = subjectOf(call);
  const { name, node } = call;
  if (!subject) return undefined;
  if (library.nulls.test(name)) return boolean(machine.compare("==", subject, nothing, node));
  return library.notNulls.test(name) ? boolean(!machine.compare("==", subject, nothing, node)) : undefined;
}

const signs: readonly (readonly [RegExp, string])[] = [
  [library.negatives, "<"],
  [library.positives, ">"],
  [library.zeros, "=="],
];

function sign(call: Evaluated, machine: Machine): Value | undefined {
  const subject = subjectOf(call);
  const operator = signs.find(([pattern]) => pattern.test(call.name))?.[1];
  return subject && operator !== undefined
    ? boolean(machine.compare(operator, subject, number(0), call.node))
    : undefined;
}

/** `users.Any(user => user.Email == email)` asks that of an element. */
function anyElement({ object, name, args }: Evaluated, machine: Machine): Value | undefined {
  const [first, ...others] = args;
  if (machine.isConcrete || object?.kind !== "unknown" || first?.kind !== "function" || others.length > 0)
    return undefined;
  if (!/^(?:[aA]ny|some|exists|Exists|anyMatch|any\?|contains)$/.test(name)) return undefined;
  const asked = machine.apply(first, [unknown(`${keyOf(object)}[]`)]);
  return asked.kind === "boolean" ? asked : undefined;
}

function membership({ object, name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, second] = args;
  if (object && first && library.holds.test(name) && object.kind !== "null")
    return boolean(machine.holds(object, first, node));
  return path === "in_array" && first && second ? boolean(machine.holds(second, first, node)) : undefined;
}

function signOf({ object, name, args }: Evaluated): Value | undefined {
  if (!object || args.length > 0 || !/^(?:signum|Sign)$/.test(name)) return undefined;
  const value = unknown(`sign(${keyOf(object)})`);
  return value.kind === "unknown" ? { ...value, order: [object, number(0)] } : value;
}

function equality({ object, name, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first] = args;
  if (!object || !first) return undefined;
  return /^(?:equals|Equals|eq|equalsIgnoreCase|isEqual|isEqualTo)$/.test(name)
    ? boolean(machine.compare("==", object, first, node))
    : undefined;
}

const orders: readonly (readonly [RegExp, string])[] = [
  [/^(?:lessThan|isLessThan|lt|isBefore|Before|before)$/, "<"],
  [/^(?:greaterThan|isGreaterThan|gt|isAfter|After|after)$/, ">"],
];

/** Tests of which of two values comes first. */
function order({ object, name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  const isFunction =
    /^(?:\w*[cC]oll(?:ator|ation)\w*\.compare|(?:Integer|Long|Double|Float|Character|Boolean|String|strings|cmp)\.[cC]ompare|strcmp)$/.test(
      path,
    );
  const [left, right] = isFunction ? args : [object, args[0]];
  if (!left || !right) return undefined;
  if (isFunction || /^(?:compareTo|CompareTo|cmp|Cmp|<=>|localeCompare|partial_cmp|total_cmp)$/.test(name))
    return compared(left, right, machine);
  const operator = orders.find(([pattern]) => pattern.test(name))?.[1];
  return operator === undefined ? undefined : boolean(machine.compare(operator, left, right, node));
}

/** Negative, zero or positive where the order is known. */
function compared(left: Value, right: Value, machine: Machine): Value {
  const known = machine.orderOf(left, right);
  if (known !== undefined) return number(known);
  const value = unknown(`${keyOf(left)} <=> ${keyOf(right)}`);
  return value.kind === "unknown" ? { ...value, order: [left, right] } : value;
}
