import { perNode } from "../../parse/perNode.ts";
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { patternOf } from "../calls/patternCalls.ts";
import { fieldOf } from "../calls/recordCalls.ts";
import { constantsOf } from "../constants.ts";
import type { Argument, Expression, FunctionDefinition, Program } from "../program.ts";
import { unitOfWord } from "../values/units.ts";
import { boolean, keyOf, nothing, number, text, unknown, type Value } from "../values/value.ts";
import { bindParameters, handBack } from "./callFrame.ts";
import { endingOf } from "./endingOf.ts";
import { Leave } from "./leave.ts";
import { sizes } from "./library.ts";
import { callValue } from "./machineCalls.ts";
import { fillTemplate, gather, valueOfOther } from "./machineMade.ts";
import { operate, operateOne } from "./machineOperators.ts";
import { execute, executeAll } from "./machineStatements.ts";
import { assign, withUnit } from "./machineStore.ts";
import type { Ending, Path } from "./path.ts";
import { type RunOptions, World } from "./world.ts";
import { isFraction, isSpread } from "./writtenSigns.ts";

/** Expressions evaluated in one run before it is given up: of one with samples more, since it is one way alone. */
const mostSteps = { open: 4_000, concrete: 20_000 } as const;
/** How deep functions of the same program are followed. */
const deepestCall = 4;
const deepestConcreteCall = 12;

/** Numbers that libraries have names for. */
const wholes: ReadonlyMap<string, number> = new Map(
  Object.entries({ ZERO: 0, ONE: 1, TEN: 10, Zero: 0, One: 1 }),
);

/**
 * Runs a function once, with names for what it does not know. At a condition that it cannot decide it follows the
 * script, then takes the side where the condition holds.
 */
export class Machine extends World {
  /** Local variables of the function that runs. */
  locals = new Map<string, Value>();
  receiver: string | undefined;
  deferred: Expression[] = [];
  /** Whether no function of the program writes or names a fraction, so that what is divided stays whole. */
  isWhole = false;
  /** What a generator has given so far. */
  readonly yielded: Value[] = [];
  /** Calls that may still be taken to fail inside the `try` that runs; 0 outside. */
  fallible = 0;
  /** The types of errors that its handlers take, one each; empty for a handler that takes all. */
  caught: readonly string[] = [];
  /** What stands outside of functions and keeps its value. */
  readonly globals = new Map<string, Value>();
  readonly #functions: ReadonlyMap<string, FunctionDefinition>;
  #steps = 0;
  #depth = 0;

  constructor(
    readonly program: Program,
    options: RunOptions,
  ) {
    super(options);
    this.#functions = new Map([...program.helpers, ...program.functions].map((each) => [each.name, each]));
    for (const [name, value] of constantsOf(program)) {
      const constant = this.#constant(name, value);
      // What is made anew, such as a list, is better known by its own name.
      const isMade =
        (constant.kind === "list" && constant.items.length === 0) ||
        (constant.kind === "record" && constant.fields.size === 0);
      const isPattern = this.isConcrete && patternOf(constant) !== undefined;
      if (!isMade && (isPattern || (constant.kind !== "unknown" && constant.kind !== "error")))
        this.globals.set(name, constant);
    }
  }

  /** Runs a function from start to end. */
  run(definition: FunctionDefinition): Path {
    // What giving constants their values came to is nobody's doing.
    this.effects.length = 0;
    this.decisions.length = 0;
    this.comparisons.length = 0;
    this.receiver = definition.receiver;
    this.isWhole = this.isConcrete && computesWhole(definition, this.program);
    for (const { name, default: given } of definition.parameters) {
      const pin = this.options.pins.get(name);
      const other = this.isConcrete && given ? this.evaluate(given) : unknown(name);
      this.locals.set(name, pin ?? other);
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
      ending = endingOf(leave, definition, this);
    }
    if (ending.kind === "end" && this.isConcrete && isGenerator(definition.node))
      ending = { kind: "return", value: { kind: "list", items: this.yielded }, node: definition.node };
    try {
      for (const each of this.deferred) this.evaluate(each);
    } catch (leave) {
      if (!(leave instanceof Leave)) throw leave;
    }
    return ending;
  }

  /** The function of the program that has a name. */
  functionNamed(name: string): FunctionDefinition | undefined {
    return this.#functions.get(name);
  }

  /** Calls a function that is a value, with the variables that were around it. */
  apply(
    { definition, scope }: Extract<Value, { kind: "function" }>,
    args: readonly Value[],
    named: ReadonlyMap<string, Value> = new Map(),
  ): Value {
    if (this.#depth >= (this.isConcrete ? deepestConcreteCall : deepestCall))
      return unknown(`${definition.name}(${args.map(keyOf).join(", ")})`);
    const { locals, receiver, deferred } = this;
    this.locals = new Map(scope);
    this.deferred = [];
    this.#depth++;
    this.receiver = definition.receiver;
    try {
      bindParameters(this, definition, args, named);
      executeAll(definition.body, this);
      return nothing;
    } catch (leave) {
      if (leave instanceof Leave && leave.kind === "return") return leave.value;
      throw leave;
    } finally {
      for (const each of this.deferred) this.evaluate(each);
      if (scope) handBack(this.locals, scope, definition);
      this.locals = locals;
      this.receiver = receiver;
      this.deferred = deferred;
      this.#depth--;
    }
  }

  evaluate(expression: Expression): Value {
    if (++this.#steps > (this.isConcrete ? mostSteps.concrete : mostSteps.open))
      throw new Leave("cut", nothing, expression.node);
    switch (expression.kind) {
      case "number":
      case "text":
      case "boolean":
      case "null":
        return literalValue(expression);
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
        return operateOne(this, expression.operator, expression.operand);
      case "binary":
        return operate(this, expression.operator, expression.left, expression.right, expression.node);
      case "conditional":
        return this.evaluate(this.truth(expression.test) ? expression.yes : expression.no);
      case "list":
        return { kind: "list", items: expression.items.flatMap((item) => this.#spread(item)) };
      case "record":
        return this.#record(expression.entries);
      case "function":
        return { kind: "function", definition: expression.definition, scope: this.locals };
      case "template":
        return fillTemplate(this, expression);
      case "comprehension":
        return gather(this, expression);
      case "throw":
        throw new Leave("throw", this.#error(expression.value, expression.node), expression.node);
      case "propagate":
        return this.#propagate(expression.operand, expression.node);
      case "assign":
        return assign(this, expression.target, expression.operator, expression.value, expression.node);
      case "block":
        return this.#block(expression);
      case "other":
        return valueOfOther(this, expression);
    }
  }

  #record(entries: readonly Argument[]): Value {
    const fields = entries.map(({ name, value }, at) => [name ?? String(at), this.evaluate(value)] as const);
    return { kind: "record", fields: new Map(fields) };
  }

  /** Whether a condition holds. */
  truth(expression: Expression): boolean {
    return this.truthOf(this.evaluate(expression), expression.node);
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
    if (found) return this.refresh(found);
    const constant = this.memory.get(name) ?? this.globals.get(name);
    if (constant) return this.refresh(constant);
    const definition = this.#functions.get(name);
    return definition ? { kind: "function", definition } : this.named(name);
  }

  #member(object: Expression, name: string): Value {
    if (this.isSelf(object)) {
      const known = this.memory.get(name) ?? this.globals.get(name);
      if (known) return this.refresh(known);
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
    const whole = /^(?:BigDecimal|BigInteger|Decimal|decimal)$/.test(key) ? wholes.get(name) : undefined;
    if (whole !== undefined) return number(whole);
    // `MAX` of `Limits.MAX` is the program's own constant.
    const constant = /^[A-Z]/.test(key) ? this.globals.get(name) : undefined;
    return constant ?? this.named(`${key}.${name}`);
  }

  #index(object: Expression, index: Expression): Value {
    const held = this.evaluate(object);
    const at = this.evaluate(index);
    if (held.kind === "list" && at.kind === "number") {
      const found = held.items.at(at.value);
      if (found) return found;
      // JavaScript has nothing where there is no element.
      if (this.isConcrete && this.program.dialect.replacesFirst) return nothing;
    }
    if (held.kind === "record" && at.kind !== "unknown" && (this.isConcrete || at.kind === "text"))
      return held.fields.get(fieldOf(at)) ?? nothing;
    if (held.kind === "text" && at.kind === "number" && this.isConcrete)
      return text(held.value.at(at.value) ?? "");
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

  /** An element, or those of what is spread. */
  #spread(item: Expression): readonly Value[] {
    const value = this.evaluate(item);
    if (!this.isConcrete || !isSpread(item.node)) return [value];
    if (value.kind === "text") return [...value.value].map(text);
    return value.kind === "list" ? value.items : [value];
  }

  #error(expression: Expression | undefined, node: SyntaxNode): Value {
    if (!expression) return { kind: "error", type: "", args: [], node };
    const value = this.evaluate(expression);
    if (value.kind === "error") return value;
    return {
      kind: "error",
      type: value.kind === "text" ? "" : (keyOf(value).split("(", 1)[0] ?? ""),
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
}

/** Types of which nothing is a fraction. */
const wholeType =
  /^[^a-z]*(?:u?int(?:eger|\d*)?|Integer|Long|u?long|u?short|s?byte|[iu](?:8|16|32|64|128|size)|str\w*|String|bool\w*|char|List<(?:Integer|Long|String|int|long|string)>)\W*$/;

/** Whether what a function is given and writes are whole numbers, so that what is divided loses its rest. */
function computesWhole(definition: FunctionDefinition, { helpers }: Program): boolean {
  const isGivenWhole = definition.parameters.every(({ type }) => wholeType.test(type));
  return isGivenWhole && ![definition, ...helpers].some(({ node }) => isFraction(node.text));
}

/** Whether a function gives one value after the other. */
const isGenerator = perNode((node: SyntaxNode): boolean => {
  for (const { type, named } of node.descendants()) if (named && type.startsWith("yield")) return true;
  return false;
});

/** What a literal stands for. */
function literalValue(literal: Extract<Expression, { kind: "number" | "text" | "boolean" | "null" }>): Value {
  switch (literal.kind) {
    case "number":
      return number(literal.value);
    case "text":
      return text(literal.value);
    case "boolean":
      return boolean(literal.value);
    case "null":
      return nothing;
  }
}
