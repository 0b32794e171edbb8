import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { isShorthand } from "../../roles/bindings.ts";
import { fieldOf } from "../calls/recordCalls.ts";
import type { Expression } from "../program.ts";
import { calculate } from "../values/operations.ts";
import { unitOfName } from "../values/units.ts";
import { keyOf, nothing, unknown, type Value } from "../values/value.ts";
import type { Machine } from "./machine.ts";

/** Assigns, and gives what was assigned. */
export function assign(
  machine: Machine,
  target: Expression,
  operator: string,
  expression: Expression,
  node: SyntaxNode,
): Value {
  if (/^(?:\?\?|\|\|)$/.test(operator)) {
    const before = machine.evaluate(target);
    const isMissing =
      operator === "??" ? machine.compare("==", before, nothing, node) : !machine.truthOf(before, node);
    if (!isMissing) return before;
  }
  const given = machine.evaluate(expression);
  const value =
    /^[-+*/%&|^]|^<<$|^>>$/.test(operator) && operator !== "||"
      ? calculate(operator, machine.evaluate(target), given)
      : given;
  store(machine, target, value, node);
  return value;
}

/** Puts a value where an expression points. */
function store(machine: Machine, target: Expression, value: Value, node: SyntaxNode): void {
  if (target.kind === "name") {
    storeName(machine, target.name, value, node);
    return;
  }
  if (target.kind === "list" || target.kind === "other") {
    destructure(machine, target.kind === "list" ? target.items : target.parts, value, node);
    return;
  }
  if (target.kind !== "member" && target.kind !== "index") return;
  const isKnown = target.kind === "index" && (machine.isConcrete || appends(target));
  if (isKnown && storeAt(machine, target, value)) return;
  const key = target.kind === "member" ? memberKey(machine, target) : keyOf(machine.evaluate(target));
  if (target.kind === "index" && !/\.\w+$/.test(key)) {
    machine.grow(machine.evaluate(target.object), [value], node);
    return;
  }
  machine.memory.set(key, value);
  machine.did("assign", key, [value], new Map(), node);
}

/** PHP's `$errors[] = …`. */
function appends({ index }: Extract<Expression, { kind: "index" }>): boolean {
  return index.kind === "other" && index.parts.length === 0;
}

/** Puts a value into a known list or map. */
function storeAt(
  machine: Machine,
  { object, index }: Extract<Expression, { kind: "index" }>,
  value: Value,
): boolean {
  const held = machine.evaluate(object);
  if (held.kind === "list" && appends({ object, index, kind: "index", node: index.node })) {
    (held.items as Value[]).push(value);
    return true;
  }
  const at = machine.evaluate(index);
  if (held.kind === "list" && at.kind === "number") (held.items as Value[])[at.value] = value;
  else if (held.kind === "record") (held.fields as Map<string, Value>).set(fieldOf(at), value);
  else return false;
  return true;
}

function storeName(machine: Machine, name: string, value: Value, node: SyntaxNode): void {
  if (name === "_") return;
  const isField = !machine.locals.has(name) && (machine.globals.has(name) || machine.memory.has(name));
  if (isField) machine.memory.set(name, value);
  else {
    // How much comes into what was just made depends on what is gone through.
    if (isFresh(value)) machine.fresh.add(name);
    machine.locals.set(name, isFresh(value) ? unknown(name) : withUnit(name, value));
  }
  machine.did("assign", name, [value], new Map(), node);
}

function memberKey(machine: Machine, { object, name }: Extract<Expression, { kind: "member" }>): string {
  return machine.isSelf(object) ? name : `${keyOf(machine.evaluate(object))}.${name}`;
}

function destructure(machine: Machine, targets: readonly Expression[], value: Value, node: SyntaxNode): void {
  for (const [index, target] of targets.entries()) {
    const name = target.kind === "name" ? target.name : "";
    const item = value.kind === "list" ? value.items[index] : undefined;
    const other = index === 0 ? value : laterPart(machine, keyOf(value), name, index);
    const isRecord = isShorthand(target.node);
    store(machine, target, item ?? (isRecord ? machine.memberOf(value, name) : other), node);
  }
}

/** What is given beside a value: an error, whether it was found, or something else. */
function laterPart(machine: Machine, key: string, name: string, index: number): Value {
  if (/err/i.test(name)) return machine.named(`err(${key})`);
  if (/^(?:ok|found|exists|has\w*)$/.test(name)) return machine.named(`has(${key})`);
  return unknown(`${key}.${name || index}`);
}

/** A collection that has just been made is better known by the name of its variable. */
function isFresh(value: Value): boolean {
  return (
    value.kind === "unknown" &&
    /^(?:make|set|dict|list|defaultdict|OrderedDict|deque|Vec\.\w+|\w*(?:Set|List|Map|Dictionary|Queue|Deque|Stack|Vec|Buffer|Builder|Counter|StringIO)(?:\.new)?)\(/.test(
      value.key,
    )
  );
}

/** A plain number in a name that ends in a unit is in that unit. */
export function withUnit(name: string, value: Value): Value {
  if (value.kind !== "number" || value.unit) return value;
  const unit = unitOfName(name);
  return unit ? { ...value, unit } : value;
}
