import { type Evaluated, firstOf, type KnownCall } from "../machine/evaluated.ts";
import * as library from "../machine/library.ts";
import type { Machine } from "../machine/machine.ts";
import { keyOf, nothing, number, unknown, type Value } from "../values/value.ts";

/** Calls that make one value of another, or change a collection. */
export const transformCall: KnownCall = firstOf([
  size,
  trim,
  letters,
  part,
  chosen,
  added,
  appended,
  removed,
  sameValue,
  lookedUp,
]);

/** Modules whose functions are given what methods are called on elsewhere: Go's `strings.TrimSpace(name)`. */
const modules = /^(?:strings|bytes|utf8|unicode|slices|StringUtils|Strings|Str|lodash|_)$/;

/** What a method is called on; of a module's function the first that it is given. */
function ownerOf({ object, args }: Evaluated): Value | undefined {
  const isModule = object?.kind === "unknown" && modules.test(object.key) && args.length > 0;
  return isModule ? args[0] : (object ?? args[0]);
}

/** What a call with nothing else is about. */
function subjectOf(call: Evaluated): Value | undefined {
  const { object, args } = call;
  if (object && args.length === 0) return object;
  const owner = ownerOf(call);
  return args.length === 1 && owner === args[0] ? owner : undefined;
}

function size(call: Evaluated, machine: Machine): Value | undefined {
  const subject = subjectOf(call);
  return subject && library.sizes.test(call.name) ? machine.sizeOf(subject) : undefined;
}

/** A text without the blanks around it. */
export function trimmed(value: Value, machine: Machine): Value {
  if (value.kind === "text") return { kind: "text", value: value.value.trim() };
  return /^trim\(/.test(keyOf(value)) ? value : machine.named(`trim(${keyOf(value)})`);
}

function trim(call: Evaluated, machine: Machine): Value | undefined {
  const text = ownerOf(call);
  return text && library.trims.test(call.name) && call.args.length <= 1 ? trimmed(text, machine) : undefined;
}

function letters(call: Evaluated, machine: Machine): Value | undefined {
  const { name } = call;
  const text = ownerOf(call);
  if (!text) return undefined;
  if (library.lowers.test(name)) return machine.named(`lower(${keyOf(text)})`);
  return library.uppers.test(name) ? machine.named(`upper(${keyOf(text)})`) : undefined;
}

function part({ object, name, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, second] = args;
  if (!object || !first) return undefined;
  if (/^(?:slice|substring|Substring|substr|subList)$/.test(name))
    return machine.sliceOf(object, first, second, node);
  return first.kind === "number" && /^(?:take|Take|limit|first|head|LIMIT|truncate)$/.test(name)
    ? machine.sliceOf(object, number(0), first, node)
    : undefined;
}

/** What is chosen from a collection, or made of its elements. */
function chosen({ object, name, args }: Evaluated, machine: Machine): Value | undefined {
  const [first, ...others] = args;
  if (!object || object.kind === "list" || first?.kind !== "function" || others.length > 0) return undefined;
  if (/^(?:filter|Where|select|reject|findAll)$/.test(name)) return machine.named(`filter(${keyOf(object)})`);
  return /^(?:map|Select|collect|mapNotNull|mapToObj)$/.test(name)
    ? machine.named(`map(${keyOf(object)})`)
    : undefined;
}

function added({ object, name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  // A decimal number is added to, and does not grow.
  if (!object || object.kind === "number" || args.length === 0 || !library.grows.test(name)) return undefined;
  if (object.kind === "list") {
    (object.items as Value[]).push(...args);
    return nothing;
  }
  machine.grow(object, args, node);
  return unknown(`${path}()`);
}

/** Go's `append(items, item)`. */
function appended({ object, name, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, ...rest] = args;
  if (name !== "append" || object || !first) return undefined;
  if (first.kind === "list") return { kind: "list", items: [...first.items, ...rest] };
  machine.grow(first, rest, node);
  return first;
}

function removed({ object, name, path, args, node }: Evaluated, machine: Machine): Value | undefined {
  if (!object || !library.shrinks.test(name)) return undefined;
  machine.shrink(object, args, node);
  return unknown(`${path}(${args.map(keyOf).join(", ")})`);
}

/** The same value in another form. */
function sameValue(call: Evaluated): Value | undefined {
  const { name, path, args } = call;
  const [first] = args;
  if (first && args.length === 1 && library.same.test(path)) return first;
  const subject = subjectOf(call);
  return subject && (library.same.test(name) || library.same.test(path)) ? subject : undefined;
}

function lookedUp({ object, name, args, node }: Evaluated, machine: Machine): Value | undefined {
  const [first, second] = args;
  if (!object || !first) return undefined;
  if (!/^(?:get|Get|fetch|getOrDefault|GetValueOrDefault|get_or_insert|pop)$/.test(name)) return undefined;
  if (!second && first.kind !== "text") return undefined;
  // A database that is asked for one of a type by its key: `db.get(Order, id)`.
  if (second && /^[A-Z][a-z]\w*$/.test(keyOf(first))) return undefined;
  // A client that is asked for an address is no map with a default.
  if (
    /(?:http|client|axios|api|router|session|server)$/i.test(keyOf(object)) ||
    /^["`/]+(?:https?:)?\//.test(keyOf(first))
  )
    return undefined;
  const found = machine.named(`${keyOf(object)}[${keyOf(first)}]`);
  const isGiven = second && second.kind !== "function" && !/headers?|params/i.test(keyOf(object));
  if (isGiven) return machine.compare("==", found, nothing, node) ? second : found;
  return first.kind === "text" ? machine.named(`${keyOf(object)}.${first.value}`) : found;
}
