import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { Leave } from "./leave.ts";
import { errorName, sizes } from "./library.ts";
import { callValue } from "./machineCalls.ts";
import { execute, executeAll } from "./machineStatements.ts";
import { calculate, compareKnown, no, yes } from "./operations.ts";
import type { Comparison, Decision, Effect, Ending, Path } from "./path.ts";
import type { Expression, FunctionDefinition, Program } from "./program.ts";
import { unitOfMaker, unitOfName, unitOfWord } from "./units.ts";
import { boolean, keyOf, nothing, number, text, unknown, type Value } from "./value.ts";

/** Expressions evaluated in one run before it is given up. */
const mostSteps = 4_000;
/** How deep functions of the same program are followed. */
const deepestCall = 4;

/** What a run is given: known values by name, and which way to go at each decision. */
export interface RunOptions {
  readonly pins: ReadonlyMap<string, Value>;
  readonly script: readonly boolean[];
}

/**
 * Runs a function once, with names for what it does not know. At a condition that it cannot decide it follows the
 * script, then takes the side where the condition holds.
 */
export class Machine {
  readonly effects: Effect[] = [];
  readonly decisions: Decision[] = [];
  readonly comparisons: Comparison[] = [];
  /** Local variables of the function that runs. */
  locals = new Map<string, Value>();
  /** Fields and elements that were assigned. */
  readonly memory = new Map<string, Value>();
  /** By how much known collections grew. */
  readonly growth = new Map<string, number>();
  receiver: string | undefined;
  deferred: Expression[] = [];
  /** Calls that may still be taken to fail inside the `try` that runs; 0 outside. */
  fallible = 0;
  /** Marks what is asked again in a later turn of a loop. */
  turn = "";
  readonly #globals = new Map<string, Value>();
  readonly #functions: ReadonlyMap<string, FunctionDefinition>;
  readonly #options: RunOptions;
  #steps = 0;
  #depth = 0;

  constructor(program: Program, options: RunOptions) {
    this.#options = options;
    this.#functions = new Map([...program.helpers, ...program.functions].map((each) => [each.name, each]));
    const changing = assignedIn(program);
    for (const statement of program.outside) {
      if (statement.kind !== "expression" || statement.value.kind !== "assign") continue;
      const { target, value } = statement.value;
      if (target.kind !== "name" || changing.has(target.name)) continue;
      const constant = this.#constant(target.name, value);
      // What is made anew, such as a list, is better known by its own name.
      const isMade =
        (constant.kind === "list" && constant.items.length === 0) ||
        (constant.kind === "record" && constant.fields.size === 0);
      if (!isMade && constant.kind !== "unknown" && constant.kind !== "error")
        this.#globals.set(target.name, constant);
    }
  }

  /** Runs a function from start to end. */
  run(definition: FunctionDefinition): Path {
    // What giving constants their values came to is nobody's doing.
    this.effects.length = 0;
    this.decisions.length = 0;
    this.comparisons.length = 0;
    this.receiver = definition.receiver;
    for (const { name } of definition.parameters) {
      const pin = this.#options.pins.get(name);
      this.locals.set(name, pin ?? unknown(name));
    }
    const ending = this.#endingOf(definition);
    const { effects, decisions, comparisons } = this;
    return { ending, effects, decisions, comparisons };
  }

  #endingOf(definition: FunctionDefinition): Ending {
    let ending: Ending = { kind: "end" };
    try {
      executeAll(definition.body, this);
    } catch (leave) {
      if (!(leave instanceof Leave)) throw leave;
      ending = this.#ended(leave, definition);
    }
    try {
      for (const each of this.deferred) this.evaluate(each);
    } catch (leave) {
      if (!(leave instanceof Leave)) throw leave;
    }
    return ending;
  }

  #ended(leave: Leave, { returns }: FunctionDefinition): Ending {
    const { node } = leave;
    if (leave.kind === "throw") return { kind: "error", value: leave.value, node };
    if (leave.kind !== "return") return { kind: "cut" };
    const { value } = leave;
    // Go returns the error last, and nil where there is none.
    if (/\berror\b/.test(returns)) {
      const last = value.kind === "list" ? value.items.at(-1) : value;
      const rest = value.kind === "list" ? value.items[0] : undefined;
      if (last && this.#isGoError(last, node)) return { kind: "error", value: last, node };
      return { kind: "return", value: rest ?? nothing, node };
    }
    if (value.kind === "error") return { kind: "error", value, node };
    const isError = value.kind === "unknown" && /^(?:E[A-Z]{3,}|-E[A-Z]{3,})$/.test(value.key);
    return isError ? { kind: "error", value, node } : { kind: "return", value, node };
  }

  #isGoError(value: Value, node: SyntaxNode): boolean {
    if (value.kind === "error") return true;
    if (value.kind !== "unknown") return false;
    const known = this.decisions.find(({ key }) => key === `${value.key} == null`);
    if (known) return !known.value;
    // Somebody else's error is handed on, and there may be none.
    if (/^err\(|\(/.test(value.key)) return this.decide(`${value.key} == null`, node) === false;
    return errorName.test(value.key.split(".").at(-1) ?? "");
  }

  /** Whether a condition holds that cannot be told from the code. */
  decide(key: string, node: SyntaxNode): boolean {
    const asked = `${key}${this.turn}`;
    const before = this.decisions.find((decision) => decision.key === asked);
    if (before) return before.value;
    const value = this.#options.script[this.decisions.length] ?? true;
    this.decisions.push({ key: asked, value, node });
    return value;
  }

  /** The function of the program that has a name. */
  functionNamed(name: string): FunctionDefinition | undefined {
    return this.#functions.get(name);
  }

  /** The value that goes by a name for something outside. */
  known(key: string): Value | undefined {
    return this.#options.pins.get(key) ?? this.memory.get(key);
  }

  named(key: string): Value {
    return this.known(key) ?? unknown(key);
  }

  /** Calls a function of the program. */
  call(definition: FunctionDefinition, args: readonly Value[], named: ReadonlyMap<string, Value>): Value {
    if (this.#depth >= deepestCall) return unknown(`${definition.name}(${args.map(keyOf).join(", ")})`);
    const { locals, receiver, deferred } = this;
    this.locals = new Map();
    this.deferred = [];
    this.#depth++;
    for (const [index, parameter] of definition.parameters.entries()) {
      const given = args[index] ?? named.get(parameter.name);
      this.locals.set(
        parameter.name,
        given ?? (parameter.default ? this.evaluate(parameter.default) : unknown(parameter.name)),
      );
    }
    this.receiver = definition.receiver;
    try {
      executeAll(definition.body, this);
      return nothing;
    } catch (leave) {
      if (leave instanceof Leave && leave.kind === "return") return leave.value;
      throw leave;
    } finally {
      for (const each of this.deferred) this.evaluate(each);
      this.locals = locals;
      this.receiver = receiver;
      this.deferred = deferred;
      this.#depth--;
    }
  }

  evaluate(expression: Expression): Value {
    if (++this.#steps > mostSteps) throw new Leave("cut", nothing, expression.node);
    switch (expression.kind) {
      case "number":
        return number(expression.value);
      case "text":
        return text(expression.value);
      case "boolean":
        return boolean(expression.value);
      case "null":
        return nothing;
      case "name":
        return this.#name(expression.name);
      case "member":
        return this.#member(expression.object, expression.name);
      case "index":
        return this.#index(expression.object, expression.index);
      case "slice":
        return this.#slice(expression);
      case "call":
        return callValue(expression, this);
      case "unary":
        return this.#unary(expression.operator, expression.operand);
      case "binary":
        return this.#binary(expression.operator, expression.left, expression.right, expression.node);
      case "conditional":
        return this.evaluate(this.truth(expression.test) ? expression.yes : expression.no);
      case "list":
        return { kind: "list", items: expression.items.map((item) => this.evaluate(item)) };
      case "record":
        return {
          kind: "record",
          fields: new Map(
            expression.entries.map(({ name, value }, index) => [name ?? String(index), this.evaluate(value)]),
          ),
        };
      case "function":
        return { kind: "function", definition: expression.definition };
      case "throw":
        throw new Leave("throw", this.#error(expression.value, expression.node), expression.node);
      case "propagate":
        return this.#propagate(expression.operand, expression.node);
      case "assign":
        return this.#assign(expression.target, expression.operator, expression.value, expression.node);
      case "block":
        return this.#block(expression);
      case "other":
        return this.#other(expression);
    }
  }

  /** Whether a condition holds. */
  truth(expression: Expression): boolean {
    return this.truthOf(this.evaluate(expression), expression.node);
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
    const grown = this.growth.get(value.key) ?? 0;
    const known = this.known(`#${value.key}`);
    if (known?.kind === "number") return number(known.value + grown);
    const inner = /^(?:trim|lower|upper)\((.*)\)$/.exec(value.key)?.[1];
    const innerSize = inner === undefined ? undefined : this.known(`#${inner}`);
    if (innerSize?.kind === "number") return innerSize;
    const own = unknown(`#${value.key}`);
    return grown === 0 || own.kind !== "unknown" ? own : { ...own, plus: grown };
  }

  /** Compares two values; where that is not known, it is decided. */
  compare(operator: string, left: Value, right: Value, node: SyntaxNode): boolean {
    if (left.kind === "unknown" && left.order && right.kind === "number" && right.value === 0)
      return this.compare(operator, left.order[0], left.order[1], node);
    this.#notice(operator, left, right, node);
    const known = compareKnown(operator, left, right);
    if (known !== undefined) return known;
    if (right.kind === "text" && right.value === "" && /^[=!]=$/.test(operator) && left.kind === "unknown")
      return this.compare(operator, this.sizeOf(left), number(0), node);
    if (right.kind === "boolean" && /^[=!]=$/.test(operator))
      return this.truthOf(left, node) === (right.value === (operator === "=="));
    if (operator === "!=") return !this.#equal(left, right, node);
    if (operator === "==") return this.#equal(left, right, node);
    if (left.kind === "unknown" && left.key.startsWith("#") && left.plus === 0 && right.kind === "number") {
      const asksEmpty = (operator === "<" && right.value === 1) || (operator === "<=" && right.value === 0);
      const asksFilled = (operator === ">" && right.value === 0) || (operator === ">=" && right.value === 1);
      if (asksEmpty || asksFilled) return this.#equal(left, number(0), node) === asksEmpty;
    }
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
    if (other.kind !== "unknown" && this.turn === "") {
      const isOther = this.decisions.some(
        ({ key, value }) => value && key.startsWith(prefix) && key !== `${prefix}${keyOf(other)}`,
      );
      if (isOther) return false;
    }
    return this.decide(`${prefix}${keyOf(other)}`, node);
  }

  /** Remembers what outside is compared with a number. */
  #notice(operator: string, left: Value, right: Value, node: SyntaxNode): void {
    const mirrored: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
    if (left.kind === "number" && right.kind === "unknown") {
      this.#notice(mirrored[operator] ?? operator, right, left, node);
      return;
    }
    if (left.kind !== "unknown" || right.kind !== "number" || left.times <= 0) return;
    const found = (["<", "<=", ">", ">=", "==", "!="] as const).find((each) => each === operator);
    if (!found) return;
    const value = (right.value - left.plus) / left.times;
    this.comparisons.push({ subject: left.key, operator: found, value, unit: right.unit, node });
  }

  #constant(name: string, expression: Expression): Value {
    try {
      return withUnit(name, this.evaluate(expression));
    } catch (leave) {
      if (!(leave instanceof Leave)) throw leave;
      return unknown(name);
    }
  }

  isSelf(expression: Expression): boolean {
    return (
      expression.kind === "name" &&
      (/^(?:this|self|Self|cls)$/.test(expression.name) || expression.name === this.receiver)
    );
  }

  #name(name: string): Value {
    const found = this.locals.get(name);
    if (found) return this.#refresh(found);
    const constant = this.memory.get(name) ?? this.#globals.get(name);
    if (constant) return this.#refresh(constant);
    const definition = this.#functions.get(name);
    return definition ? { kind: "function", definition } : this.named(name);
  }

  /** A name for something outside may have been given a value since. */
  #refresh(value: Value): Value {
    if (value.kind !== "unknown" || value.plus !== 0 || value.times !== 1) return value;
    return this.#options.pins.get(value.key) ?? value;
  }

  #member(object: Expression, name: string): Value {
    if (this.isSelf(object)) {
      const known = this.memory.get(name) ?? this.#globals.get(name);
      if (known) return this.#refresh(known);
      return this.named(this.locals.has(name) ? `this.${name}` : name);
    }
    return this.memberOf(this.evaluate(object), name);
  }

  memberOf(object: Value, name: string): Value {
    if (object.kind === "record") return object.fields.get(name) ?? unknown(`${keyOf(object)}.${name}`);
    if (sizes.test(name)) return this.sizeOf(object);
    const key = keyOf(object);
    const duration = key === "time" ? unitOfWord(name) : undefined;
    if (duration?.dimension === "time") return number(1, duration);
    // `MAX` of `Limits.MAX` is the program's own constant.
    const constant = /^[A-Z]/.test(key) ? this.#globals.get(name) : undefined;
    return constant ?? this.named(`${key}.${name}`);
  }

  #index(object: Expression, index: Expression): Value {
    const held = this.evaluate(object);
    const at = this.evaluate(index);
    if (held.kind === "list" && at.kind === "number") {
      const found = held.items.at(at.value);
      if (found) return found;
    }
    if (held.kind === "record" && at.kind === "text") return held.fields.get(at.value) ?? nothing;
    if (at.kind === "text" && /^\w+$/.test(at.value)) return this.named(`${keyOf(held)}.${at.value}`);
    return this.named(`${keyOf(held)}[${keyOf(at)}]`);
  }

  #slice({ object, from, to }: Extract<Expression, { kind: "slice" }>): Value {
    return this.sliceOf(
      this.evaluate(object),
      from ? this.evaluate(from) : number(0),
      to ? this.evaluate(to) : undefined,
      object.node,
    );
  }

  /** A part of a collection or text. */
  sliceOf(held: Value, from: Value, to: Value | undefined, node: SyntaxNode): Value {
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

  #unary(operator: string, operand: Expression): Value {
    if (operator === "!") return this.truth(operand) ? no : yes;
    const value = this.evaluate(operand);
    if (operator === "-") return calculate("*", value, number(-1));
    if (operator === "<-" || operator === "+" || operator === "await") return value;
    if (operator === "delete") {
      this.did("call", "delete", [value], new Map(), operand.node);
      return yes;
    }
    return unknown(`${operator}${keyOf(value)}`);
  }

  #binary(operator: string, left: Expression, right: Expression, node: SyntaxNode): Value {
    switch (operator) {
      case "&&": {
        const first = this.evaluate(left);
        if (!this.truthOf(first, left.node)) return first.kind === "unknown" ? no : first;
        return this.#condition(right);
      }
      case "||": {
        const first = this.evaluate(left);
        return this.truthOf(first, left.node)
          ? first.kind === "unknown"
            ? first
            : first
          : this.#condition(right);
      }
      case "??":
      case "?:": {
        const first = this.evaluate(left);
        return this.compare("==", first, nothing, node) ? this.evaluate(right) : first;
      }
      case "==":
      case "!=":
      case "<":
      case "<=":
      case ">":
      case ">=":
        return boolean(this.compare(operator, this.evaluate(left), this.evaluate(right), node));
      case "in":
      case "not in": {
        const [element, held] = [this.evaluate(left), this.evaluate(right)];
        return boolean(this.holds(held, element, node) === (operator === "in"));
      }
      case "instanceof":
        return boolean(this.decide(`${keyOf(this.evaluate(left))} is ${keyOf(this.evaluate(right))}`, node));
      case "<<": {
        const held = this.evaluate(left);
        if (held.kind !== "number") this.grow(held, [this.evaluate(right)], node);
        return calculate(operator, held, this.evaluate(right));
      }
      default:
        return calculate(operator, this.evaluate(left), this.evaluate(right));
    }
  }

  /** The value of what a logical operation comes to: a condition is decided here. */
  #condition(expression: Expression): Value {
    const value = this.evaluate(expression);
    const isCondition =
      expression.kind === "call" || expression.kind === "name" || expression.kind === "member";
    return value.kind === "unknown" && isCondition ? boolean(this.truthOf(value, expression.node)) : value;
  }

  /** Whether a collection holds an element. */
  holds(held: Value, element: Value, node: SyntaxNode): boolean {
    if (held.kind === "list") {
      const all = held.items.map((item) => compareKnown("==", item, element));
      if (all.includes(true)) return true;
      if (all.every((each) => each === false)) return false;
    }
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

  #error(expression: Expression | undefined, node: SyntaxNode): Value {
    if (!expression) return { kind: "error", type: "", args: [], node };
    const value = this.evaluate(expression);
    if (value.kind === "error") return value;
    return {
      kind: "error",
      type: value.kind === "text" ? "" : keyOf(value).replace(/\(.*$/s, ""),
      args: [value],
      node,
    };
  }

  #propagate(operand: Expression, node: SyntaxNode): Value {
    const value = this.evaluate(operand);
    if (value.kind === "error" || value.kind === "null") throw new Leave("return", value, node);
    if (value.kind === "unknown" && this.decide(`fails ${value.key}`, node))
      throw new Leave("return", { kind: "error", type: "", args: [value], node }, node);
    return value;
  }

  #block(expression: Extract<Expression, { kind: "block" }>): Value {
    try {
      for (const statement of expression.body) execute(statement, this);
    } catch (leave) {
      if (leave instanceof Leave && leave.kind === "yield") return leave.value;
      throw leave;
    }
    return nothing;
  }

  #other(expression: Extract<Expression, { kind: "other" }>): Value {
    const parts = expression.parts.map((part) => this.evaluate(part));
    const [from, to] = parts;
    if (expression.node.type === "range_expression" && from?.kind === "number" && to?.kind === "number") {
      const last = expression.node.text.includes("..=") ? to.value : to.value - 1;
      const items = Array.from({ length: Math.max(0, Math.min(100, last - from.value + 1)) }, (_, index) =>
        number(from.value + index),
      );
      return { kind: "list", items };
    }
    return unknown(expression.node.text.replace(/\s+/g, " ").slice(0, 80));
  }

  #assign(target: Expression, operator: string, expression: Expression, node: SyntaxNode): Value {
    if (/^(?:\?\?|\|\|)$/.test(operator)) {
      const before = this.evaluate(target);
      const isMissing =
        operator === "??" ? this.compare("==", before, nothing, node) : !this.truthOf(before, node);
      if (!isMissing) return before;
    }
    const given = this.evaluate(expression);
    const value =
      /^[-+*/%&|^]|^<<$|^>>$/.test(operator) && operator !== "||"
        ? calculate(operator, this.evaluate(target), given)
        : given;
    this.store(target, value, node);
    return value;
  }

  /** Puts a value where an expression points. */
  store(target: Expression, value: Value, node: SyntaxNode): void {
    if (target.kind === "name") {
      if (target.name === "_") return;
      const isField =
        !this.locals.has(target.name) && (this.#globals.has(target.name) || this.memory.has(target.name));
      if (isField) this.memory.set(target.name, value);
      else this.locals.set(target.name, isFresh(value) ? unknown(target.name) : withUnit(target.name, value));
      this.did("assign", target.name, [value], new Map(), node);
      return;
    }
    if (target.kind === "list" || target.kind === "other") {
      this.#destructure(target.kind === "list" ? target.items : target.parts, value, node);
      return;
    }
    if (target.kind !== "member" && target.kind !== "index") return;
    const key =
      target.kind === "member"
        ? this.isSelf(target.object)
          ? target.name
          : `${keyOf(this.evaluate(target.object))}.${target.name}`
        : keyOf(this.#index(target.object, target.index));
    if (target.kind === "index" && !/\.\w+$/.test(key)) {
      this.grow(this.evaluate(target.object), [value], node);
      return;
    }
    this.memory.set(key, value);
    this.did("assign", key, [value], new Map(), node);
  }

  #destructure(targets: readonly Expression[], value: Value, node: SyntaxNode): void {
    for (const [index, target] of targets.entries()) {
      const name = target.kind === "name" ? target.name : "";
      const item = value.kind === "list" ? value.items[index] : undefined;
      const key = keyOf(value);
      const other =
        index === 0
          ? value
          : /err/i.test(name)
            ? this.named(`err(${key})`)
            : /^(?:ok|found|exists|has\w*)$/.test(name)
              ? this.named(`has(${key})`)
              : unknown(`${key}.${name || index}`);
      const isRecord = target.node.type.includes("property_identifier");
      this.store(target, item ?? (isRecord ? this.memberOf(value, name) : other), node);
    }
  }
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

const assignedNames = new WeakMap<Program, ReadonlySet<string>>();

/** Names and fields that functions of the program assign to: they may have any value when one starts. */
function assignedIn(program: Program): ReadonlySet<string> {
  const known = assignedNames.get(program);
  if (known) return known;
  const names = new Set<string>();
  for (const { node } of program.functions)
    for (const match of node.text.matchAll(
      /([A-Za-z_]\w*)\s*(?:[-+*/%|&^]|<<|>>|\?\?)?=(?![=>])|([A-Za-z_]\w*)\s*(?:\+\+|--)/g,
    ))
      names.add(match[1] ?? match[2] ?? "");
  assignedNames.set(program, names);
  return names;
}

/** A plain number in a name that ends in a unit is in that unit. */
function withUnit(name: string, value: Value): Value {
  if (value.kind !== "number" || value.unit) return value;
  const unit = unitOfName(name);
  return unit ? { ...value, unit } : value;
}

/** The unit of what a duration's maker is given. */
export function quantity(maker: string, value: Value): Value | undefined {
  const unit = unitOfMaker(maker);
  return unit && value.kind === "number" ? number(value.value, unit) : undefined;
}
