import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Expression, Statement } from "../../../language/program/program.ts";
import { type Unit, unitOfMaker, unitOfName } from "../../../language/program/values/units.ts";
import { expressionsIn, statementsIn } from "../../../language/program/walk.ts";
import { constantValue } from "./constantValue.ts";
import type { ProgramCode } from "./programCode.ts";
import { nameOf } from "./sortKeys.ts";

/** What code takes where something is not given: `limit ?? 20`, `unwrap_or(8080)`, `if port == 0 { port = 8443 }`. */
export interface Fallback {
  /** All that is written of what may be missing, with the name that the result gets. */
  readonly about: string;
  readonly value: number | string;
  readonly unit: Unit | undefined;
  readonly node: SyntaxNode;
}

/** What is taken in place of what is missing, in order, each place once. */
export function fallbacksOf(code: ProgramCode): readonly Fallback[] {
  const { functions, program } = code;
  const statements = [...functions.flatMap(({ definition }) => definition.body), ...program.outside].flatMap(
    statementsIn,
  );
  const all = [
    ...functions.flatMap(({ definition }) =>
      definition.parameters.flatMap(({ name, default: value }) =>
        value ? fallback(name, value, value.node, code) : [],
      ),
    ),
    ...statements.flatMap((each) => ofStatement(each, statements, code)),
    ...statements.flatMap((each) => expressionsIn(each)).flatMap((each) => ofExpression(each, code)),
  ];
  return [...new Map(all.map((each) => [each.node.start, each])).values()];
}

/** `if timeout <= 0 { timeout = 10 * time.Second }`. */
function ofStatement(
  statement: Statement,
  all: readonly Statement[],
  code: ProgramCode,
): readonly Fallback[] {
  if (statement.kind !== "if" || statement.no.length > 0) return [];
  const [only, ...others] = statement.yes;
  if (only?.kind !== "expression" || only.value.kind !== "assign" || others.length > 0) return [];
  const { target, value, operator, node } = only.value;
  const missing = missingIn(statement.test);
  if (operator !== "" || missing === undefined || missing.node.text !== target.node.text) return [];
  return fallback(`${target.node.text} ${originOf(target, all)}`, value, node, code);
}

/** What a variable got before: `cfg.ReadTimeout` of `timeout := cfg.ReadTimeout`. */
function originOf(target: Expression, statements: readonly Statement[]): string {
  if (target.kind !== "name") return "";
  const [first] = statements.flatMap((each) =>
    each.kind === "expression" &&
    each.value.kind === "assign" &&
    each.value.target.kind === "name" &&
    each.value.target.name === target.name &&
    each.node.start < target.node.start
      ? [each.value.value.node.text]
      : [],
  );
  return first ?? "";
}

/** What a test asks whether it is missing: nothing, zero, below zero, or empty. */
function missingIn(test: Expression): Expression | undefined {
  if (test.kind === "unary" && /^(?:!|not)$/.test(test.operator)) return plainName(test.operand);
  if (test.kind !== "binary") return undefined;
  const isNothing =
    test.right.kind === "null" ||
    (test.right.kind === "number" && test.right.value === 0) ||
    (test.right.kind === "text" && test.right.value === "");
  return isNothing && /^(?:===?|<=?|is)$/.test(test.operator) ? plainName(test.left) : undefined;
}

function plainName(expression: Expression): Expression | undefined {
  const isGetter = expression.kind === "call" && expression.args.length === 0;
  return isGetter || /^(?:name|member|index)$/.test(expression.kind) ? expression : undefined;
}

const defaulting =
  /^(?:unwrap_or|getOrDefault|get_or|orElse|or_else|GetValueOrDefault|getOrElse|get|getenv|fetch|valueOr|value_or|dig|env|getProperty|getInt|getString|config|Get\w*OrDefault|get\w*OrDefault)$/;

function ofExpression(expression: Expression, code: ProgramCode): readonly Fallback[] {
  if (expression.kind === "assign" && /^(?:\?\?|\|\|)$/.test(expression.operator))
    return fallback(expression.target.node.text, expression.value, expression.node, code);
  if (expression.kind === "assign") return within(expression.value, expression.target.node.text, code);
  if (expression.kind === "record")
    return expression.entries.flatMap(({ name = "", value }) => within(value, name, code));
  if (expression.kind === "call")
    return [
      ...expression.args.flatMap(({ name = "", value }) => within(value, name, code)),
      ...within(expression, "", code),
    ];
  return within(expression, "", code);
}

/** The fallback that an expression is, or that calls and conversions around it hand on. */
function within(expression: Expression, name: string, code: ProgramCode): readonly Fallback[] {
  const { node } = expression;
  if (expression.kind === "binary" && /^(?:\?\?|\|\||\?:)$/.test(expression.operator))
    return fallback(`${name} ${expression.left.node.text}`, expression.right, node, code);
  if (expression.kind === "conditional") {
    const missing = missingIn(expression.test);
    const isSame = missing?.node.text === expression.no.node.text;
    return isSame ? fallback(`${name} ${missing.node.text}`, expression.yes, node, code) : [];
  }
  if (expression.kind !== "call") return [];
  const last = expression.args.at(-1)?.value;
  if (last && defaulting.test(nameOf(expression)) && isFallback(expression)) {
    const { callee, args } = expression;
    const about = [
      callee.kind === "member" ? callee.object : callee,
      ...args.slice(0, -1).map(({ value }) => value),
    ];
    return fallback(`${name} ${about.map((each) => each.node.text).join(" ")}`, last, node, code);
  }
  // `max_connections.unwrap_or(16).clamp(1, 64)`, `Duration::from_secs(idle.unwrap_or(600))`.
  const inner = expression.callee.kind === "member" ? within(expression.callee.object, name, code) : [];
  const [only, ...others] = expression.args;
  const given = name !== "" && only && others.length === 0 ? within(only.value, name, code) : [];
  const unit = unitOfMaker(nameOf(expression));
  return [...(name === "" ? [] : inner), ...given.map((each) => ({ ...each, unit: unit ?? each.unit }))];
}

/** `get(key, fallback)` has two arguments, `unwrap_or(fallback)` one. */
function isFallback({ args, callee }: Extract<Expression, { kind: "call" }>): boolean {
  const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  return /^(?:unwrap_or|orElse|or_else|get_or|value_or|valueOr|GetValueOrDefault)$/.test(name)
    ? args.length === 1
    : args.length === 2;
}

function fallback(
  about: string,
  given: Expression,
  node: SyntaxNode,
  code: ProgramCode,
): readonly Fallback[] {
  const value = constantValue(declared(given), code);
  if (value?.kind === "text") return [{ about, value: value.value, unit: undefined, node }];
  if (value?.kind !== "number") return [];
  return [{ about, value: value.value, unit: value.unit ?? unitIn(about), node }];
}

/** The default in what a framework is told of a parameter: `Query(25, ge=1)`, `Field(default=20)`. */
function declared(given: Expression): Expression {
  if (given.kind !== "call" || !declaring.test(nameOf(given))) return given;
  const [first] = given.args;
  const named = given.args.find(({ name }) => name === "default");
  return named?.value ?? (first?.name === undefined ? first?.value : undefined) ?? given;
}

const declaring = /^(?:Query|Body|Path|Form|Header|Cookie|Field|field|Option|Argument)$/;

/** The unit in one of the names: `seconds` in `idle config.idle_timeout_secs`. */
function unitIn(about: string): Unit | undefined {
  return about
    .split(/[^\w]+/)
    .map(unitOfName)
    .find((unit) => unit !== undefined);
}
