import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { calculate, compareKnown, orderOf, textOf } from "../values/operations.ts";
import { keyOf, number, orderedBy, unknown, type Value } from "../values/value.ts";
import { Leave } from "./leave.ts";
import type { Comparison, Decision, Effect } from "./path.ts";

/** What a run is given: known values by name, and which way to go at each decision. */
export interface RunOptions {
  readonly pins: ReadonlyMap<string, Value>;
  readonly script: readonly boolean[];
  /** Runs with samples: all is known, and what is not ends the run. */
  readonly isConcrete?: boolean;
}

/** What a run knows of the world outside, what it decided about it, and what it did to it. */
export class World {
  readonly effects: Effect[] = [];
  readonly decisions: Decision[] = [];
  readonly comparisons: Comparison[] = [];
  /** Fields and elements that were assigned. */
  readonly memory = new Map<string, Value>();
  /** Variables that hold a collection which was made in this run. */
  readonly fresh = new Set<string>();
  /** By how much known collections grew. */
  readonly growth = new Map<string, number>();
  /** Marks what is asked again in a later turn of a loop. */
  turn = "";
  protected readonly options: RunOptions;

  constructor(options: RunOptions) {
    this.options = options;
  }

  get isConcrete(): boolean {
    return this.options.isConcrete === true;
  }

  /** Which of two known values comes first. */
  orderOf(left: Value, right: Value): number | undefined {
    return orderOf(left, right);
  }

  textOf(value: Value): string | undefined {
    return textOf(value);
  }

  /** Whether a condition holds that cannot be told from the code. */
  decide(key: string, node: SyntaxNode): boolean {
    if (this.isConcrete) throw new Leave("cut", unknown(key), node);
    const pinned = this.options.pins.get(key);
    if (pinned?.kind === "boolean") return pinned.value;
    const asked = `${key}${this.turn}`;
    const before = this.decisions.find((decision) => decision.key === asked);
    if (before) return before.value;
    const value = this.options.script[this.decisions.length] ?? true;
    this.decisions.push({ key: asked, value, node });
    return value;
  }

  /** The value that goes by a name for something outside. */
  known(key: string): Value | undefined {
    return this.options.pins.get(key) ?? this.memory.get(key);
  }

  named(key: string): Value {
    return this.known(key) ?? unknown(key);
  }

  /** A name for something outside may have been given a value since. */
  refresh(value: Value): Value {
    if (value.kind !== "unknown" || value.plus !== 0 || value.times !== 1) return value;
    return this.options.pins.get(value.key) ?? value;
  }

  truthOf(value: Value, node: SyntaxNode): boolean {
    switch (value.kind) {
      case "boolean":
        return value.value;
      case "null":
        return false;
      case "number":
        return value.value !== 0;
      case "text":
        return value.value !== "";
      case "list":
        return value.items.length > 0;
      case "unknown": {
        const size = this.known(`#${value.key}`);
        if (size?.kind === "number") return size.value > 0;
        const isMissing = this.decisions.some(
          (decision) =>
            decision.value &&
            (decision.key === `${value.key} == null` || decision.key === `#${value.key} == 0`),
        );
        return !isMissing && this.decide(value.key, node);
      }
      default:
        return true;
    }
  }

  /** How many elements or characters a value has. */
  sizeOf(value: Value): Value {
    if (value.kind === "list") return number(value.items.length);
    if (value.kind === "text") return number(value.value.length);
    if (value.kind === "record") return number(value.fields.size);
    if (value.kind === "null") return number(0);
    if (value.kind !== "unknown") return unknown(`#${keyOf(value)}`);
    if (value.size) return value.size;
    const grown = this.fresh.has(value.key) ? 0 : (this.growth.get(value.key) ?? 0);
    const known = this.known(`#${value.key}`);
    if (known?.kind === "number") return number(known.value + grown);
    const inner = /^(?:trim|lower|upper|map|filter|sorted)\((.*)\)$/.exec(value.key)?.[1];
    const innerSize = inner === undefined ? undefined : this.known(`#${inner}`);
    // Of a filtered collection only that there is nothing in it where there was nothing before.
    if (innerSize?.kind === "number" && (innerSize.value === 0 || !value.key.startsWith("filter(")))
      return innerSize;
    const own = unknown(`#${value.key}`);
    return grown === 0 || own.kind !== "unknown" ? own : { ...own, plus: grown };
  }

  /** Compares two values; where that is not known, it is decided. */
  compare(operator: string, left: Value, right: Value, node: SyntaxNode): boolean {
    const order = right.kind === "number" && right.value === 0 ? orderedBy(left) : undefined;
    if (order) return this.compare(operator, ...order, node);
    const span = spanIn(operator, left, right);
    if (span) {
      const passed = this.known(span.key) ?? unknown(span.key);
      return this.compare(span.operator, passed, number(span.length, span.unit), node);
    }
    this.#notice(operator, left, right, node);
    const known = compareKnown(operator, left, right);
    if (known !== undefined) return known;
    if (right.kind === "text" && right.value === "" && /^[=!]=$/.test(operator) && left.kind === "unknown")
      return this.compare(operator, this.sizeOf(left), number(0), node);
    if (right.kind === "boolean" && /^[=!]=$/.test(operator))
      return this.truthOf(left, node) === (right.value === (operator === "=="));
    if (operator === "!=") return !this.#equal(left, right, node);
    if (operator === "==") return this.#equal(left, right, node);
    const asksEmpty = asksWhetherEmpty(operator, left, right);
    if (asksEmpty !== undefined) return this.#equal(left, number(0), node) === asksEmpty;
    const [a, b] = [keyOf(left), keyOf(right)];
    switch (operator) {
      case "<":
        return this.decide(`${a} < ${b}`, node);
      case ">":
        return this.decide(`${b} < ${a}`, node);
      case "<=":
        return !this.decide(`${b} < ${a}`, node);
      case ">=":
        return !this.decide(`${a} < ${b}`, node);
      default:
        return this.decide(`${a} ${operator} ${b}`, node);
    }
  }

  #equal(left: Value, right: Value, node: SyntaxNode): boolean {
    const [subject, other] = left.kind === "unknown" ? [left, right] : [right, left];
    if (other.kind === "null" && subject.kind === "unknown" && this.known(`#${subject.key}`)) return false;
    // What was found equal to one known value is not equal to another.
    const prefix = `${keyOf(subject)} == `;
    if (this.turn === "" && this.#equalsAnother(prefix, other)) return false;
    return this.decide(`${prefix}${keyOf(other)}`, node);
  }

  /** Whether a subject was found equal to another value than one, of which it can be but one: `State.PAID`, a number. */
  #equalsAnother(prefix: string, other: Value): boolean {
    const type = other.kind === "unknown" ? memberOfType.exec(other.key)?.[1] : "";
    if (type === undefined) return false;
    const key = `${prefix}${keyOf(other)}`;
    return this.decisions.some(
      (taken) =>
        taken.value &&
        taken.key.startsWith(prefix) &&
        taken.key !== key &&
        (type === "" || memberOfType.exec(taken.key.slice(prefix.length))?.[1] === type),
    );
  }

  /** Remembers what outside is compared with a number. */
  #notice(operator: string, left: Value, right: Value, node: SyntaxNode): void {
    if (left.kind === "number" && right.kind === "unknown") {
      this.#notice(mirrored[operator] ?? operator, right, left, node);
      return;
    }
    if (left.kind !== "unknown" || right.kind !== "number" || left.times <= 0) return;
    const found = (["<", "<=", ">", ">=", "==", "!="] as const).find((each) => each === operator);
    if (!found) return;
    const value = (right.value - left.plus) / left.times;
    const plus = left.plus / left.times;
    this.comparisons.push({ subject: left.key, operator: found, value, plus, unit: right.unit, node });
  }

  /** A part of a collection or text. */
  sliceOf(held: Value, from: Value, to: Value | undefined, node: SyntaxNode): Value {
    const known = this.isConcrete ? partOf(held, from, to) : undefined;
    if (known) return known;
    const key = `slice(${keyOf(held)}, ${keyOf(from)}, ${to ? keyOf(to) : ""})`;
    const size = this.sizeOf(held);
    if (from.kind !== "number" || from.value < 0 || (to && (to.kind !== "number" || to.value < 0)))
      return unknown(key);
    if (to?.kind !== "number") return unknown(key, calculate("-", size, from));
    if (size.kind === "unknown")
      this.comparisons.push({ subject: size.key, operator: "min", value: to.value, unit: undefined, node });
    const taken = this.extreme("min", size, to, node);
    return unknown(key, from.value === 0 ? taken : calculate("-", taken, from));
  }

  /** The smaller or greater of two values. */
  extreme(which: "min" | "max", left: Value, right: Value, node: SyntaxNode): Value {
    const isLess = compareKnown("<", left, right);
    if (isLess !== undefined) return isLess === (which === "min") ? left : right;
    const [subject, bound] = left.kind === "unknown" ? [left, right] : [right, left];
    if (subject.kind === "unknown" && bound.kind === "number")
      this.comparisons.push({
        subject: subject.key,
        operator: which,
        value: bound.value,
        unit: bound.unit,
        node,
      });
    return unknown(`${which}(${keyOf(left)}, ${keyOf(right)})`);
  }

  /** Whether a collection holds an element. */
  holds(held: Value, element: Value, node: SyntaxNode): boolean {
    if (held.kind === "list") {
      const all = held.items.map((item) => compareKnown("==", item, element));
      if (all.includes(true)) return true;
      if (all.every((each) => each === false)) return false;
    }
    if (held.kind === "text" && element.kind === "text") return held.value.includes(element.value);
    // A sample is not in what nobody has put it into.
    if (this.isConcrete && held.kind === "unknown" && element.kind !== "unknown") return false;
    if (held.kind === "list" && element.kind === "unknown" && isShortList(held.items))
      return held.items.some((item) => this.compare("==", element, item, node));
    return this.decide(`has(${keyOf(held)}, ${keyOf(element)})`, node);
  }

  /** Adds an element to a collection. */
  grow(held: Value, args: readonly Value[], node: SyntaxNode): void {
    const key = keyOf(held);
    this.growth.set(key, (this.growth.get(key) ?? 0) + 1);
    this.did("grow", key, args, new Map(), node);
  }

  /** Takes an element from a collection. */
  shrink(held: Value, args: readonly Value[], node: SyntaxNode): void {
    const key = keyOf(held);
    this.growth.set(key, (this.growth.get(key) ?? 0) - 1);
    this.did("shrink", key, args, new Map(), node);
  }

  /** Notes what others can see. */
  did(
    kind: Effect["kind"],
    key: string,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
    node: SyntaxNode,
  ): void {
    const name = key.split(".").at(-1) ?? key;
    this.effects.push({ kind, key, name, args, named, after: this.decisions.length, node });
  }
}

/** A part of a known list or text. */
function partOf(held: Value, from: Value, to: Value | undefined): Value | undefined {
  if (from.kind !== "number" || (to && to.kind !== "number" && to.kind !== "null")) return undefined;
  const end = to?.kind === "number" ? to.value : undefined;
  if (held.kind === "list") return { kind: "list", items: held.items.slice(from.value, end) };
  return held.kind === "text" ? { kind: "text", value: held.value.slice(from.value, end) } : undefined;
}

/** Whether a comparison asks if a size is nothing (true) or something (false); undefined for others. */
function asksWhetherEmpty(operator: string, left: Value, right: Value): boolean | undefined {
  if (left.kind !== "unknown" || !left.key.startsWith("#") || left.plus !== 0 || right.kind !== "number")
    return undefined;
  if ((operator === "<" && right.value === 1) || (operator === "<=" && right.value === 0)) return true;
  if ((operator === ">" && right.value === 0) || (operator === ">=" && right.value === 1)) return false;
  return undefined;
}

const mirrored: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
/** In seconds or milliseconds: shorter ones are steps of counters. */
const shortestSpan = 60;

/** `entry.date < today - 90 days` compares a span of time with a known one: `today - entry.date > 90 days`. */
function spanIn(operator: string, left: Value, right: Value) {
  const turned = mirrored[operator];
  if (turned === undefined || left.kind !== "unknown" || right.kind !== "unknown") return undefined;
  const [one, other] = [placeOf(left), placeOf(right)];
  const length = other.by - one.by;
  const unit = left.moved?.unit ?? right.moved?.unit;
  const isSpan = left.times === 1 && right.times === 1 && one.from !== other.from;
  if (!isSpan || length === 0 || (!unit && Math.abs(length) < shortestSpan)) return undefined;
  return length > 0
    ? { operator, key: `${one.from} - ${other.from}`, length, unit }
    : { operator: turned, key: `${other.from} - ${one.from}`, length: -length, unit };
}

/** What a value was counted from, and how much was added. */
function placeOf({ key, plus, moved }: Extract<Value, { kind: "unknown" }>) {
  return moved ?? { from: key, by: plus };
}

/** A value of an enumeration with the name of its type: `OrderState.PAID`. */
const memberOfType = /^([A-Z]\w*(?:\.[A-Z]\w*)*)\.[A-Z]\w*$/;

/** Elements that are asked for one after the other. */
const mostAsked = 6;

/** Whether a list holds a few named values, each of which something may be: states, roles, kinds. */
function isShortList(items: readonly Value[]): boolean {
  const isNamed = (item: Value) =>
    item.kind === "text" || (item.kind === "unknown" && /^[A-Za-z]\w*(?:\.[A-Z]\w*)+$/.test(item.key));
  return items.length > 0 && items.length <= mostAsked && items.every(isNamed);
}
