import type { Expression, Statement } from "../../../language/program/program.ts";
import { partsIn } from "../../../language/program/walk.ts";

export type Call = Extract<Expression, { kind: "call" }>;

/** A key that code sorts by, and which way. */
export interface Direction {
  readonly key: string;
  readonly isDescending: boolean;
}

export function nameOf({ callee }: Call): string {
  return callee.kind === "name" || callee.kind === "member" ? callee.name : "";
}

/** Names in what a sort is given: `getCreatedAt` of `comparing(Post::getCreatedAt)`. */
export function keyIn(call: Call): string {
  return call.args.map(({ value }) => keyOfArgument(value)).join(" ");
}

/** The member that an expression asks for, or that a function of one element gives; empty where it asks for none. */
function keyOfArgument(expression: Expression): string {
  switch (expression.kind) {
    case "text":
      return /\w{1,80}$/.exec(expression.value)?.[0] ?? "";
    case "member":
      return expression.name;
    case "unary":
      return keyOfArgument(expression.operand);
    case "function":
      return keyOfResult(expression.definition.body);
    case "call":
      return keyOfCall(expression);
    default:
      return "";
  }
}

function keyOfResult([only, ...others]: readonly Statement[]): string {
  const value = only?.kind === "return" || only?.kind === "expression" ? only.value : undefined;
  return value && others.length === 0 ? keyOfArgument(value) : "";
}

/** `getDate()` of an element, `itemgetter("date")`, `comparing(…).reversed()`. */
function keyOfCall({ callee, args }: Call): string {
  const given = args.at(-1)?.value;
  if (given) return keyOfArgument(given);
  if (callee.kind !== "member") return "";
  return /^reversed$/i.test(callee.name) ? keyOfArgument(callee.object) : callee.name;
}

/** Keys of a comparator that is built, `Comparator.comparing(X::getDate).reversed()`, or of a sort without one. */
export function builtKeys(call: Call): readonly Direction[] {
  const comparator = call.args.find(
    ({ name }) => name === undefined || name === "key" || name === "comparer",
  )?.value;
  const built = comparator && chained(comparator);
  if (built) return built;
  const named = comparator ? calledIn(comparator) : [];
  if (named.some((name) => turning.test(name))) return [];
  if (named.some((name) => getting.test(name))) return [{ key: keyIn(call), isDescending: false }];
  const isPlain = call.args.every(
    ({ name, value }) =>
      name === "reverse" || value.kind === "name" || value.kind === "member" || value.kind === "call",
  );
  return isPlain && !/_by|By$|Func$|Slice/.test(nameOf(call)) ? [{ key: "", isDescending: false }] : [];
}

/** The names of what is called in an expression, or of what it is itself. */
function calledIn(expression: Expression): readonly string[] {
  return partsIn(expression).flatMap((part) => {
    if (part.kind === "call") return [nameOf(part)];
    return part === expression && (part.kind === "name" || part.kind === "member") ? [part.name] : [];
  });
}

/** What turns a comparator round, or adds another to it. */
const turning = /^(?:revers\w*|Reverse\w*|\w*[dD]escending|desc|thenComparing\w*)$/;
/** What makes a comparator, or asks for a key. */
const getting = /^(?:comparing\w*|compareBy\w*|itemgetter|attrgetter|naturalOrder)$/;
const comparing = /^(?:comparing\w*|compareBy\w*)$/;

/** Whether calls make a comparator, so that what is turned round in them is no list. */
export function isComparator(expression: Expression): boolean {
  return chained(expression) !== undefined;
}

/** The keys of a chain of calls that makes a comparator: `comparing(…).thenComparing(…).reversed()`. */
function chained(expression: Expression): readonly Direction[] | undefined {
  if (expression.kind !== "call") return undefined;
  const name = nameOf(expression);
  const { callee } = expression;
  if (name === "naturalOrder") return [{ key: "", isDescending: false }];
  if (name === "reverseOrder" && expression.args.length === 0) return [{ key: "", isDescending: true }];
  if (comparing.test(name)) return ownKeys(expression);
  const before = callee.kind === "member" ? chained(callee.object) : undefined;
  if (!before) return undefined;
  if (/^reversed$/i.test(name)) return before.map((each) => ({ ...each, isDescending: !each.isDescending }));
  return /^then(?:Comparing|By)/.test(name) ? [...before, ...ownKeys(expression)] : undefined;
}

/** The keys that one call of a chain adds: each of its functions, turned round where it says so. */
function ownKeys(call: Call): readonly Direction[] {
  const isTurned = /Descending/.test(nameOf(call)) || call.args.some(({ value }) => isReverse(value));
  const inner = call.args.map(({ value }) => chained(value)).find((each) => each !== undefined);
  if (inner && call.args.length === 1) return inner;
  return call.args
    .filter(({ value }) => !isReverse(value))
    .map(({ value }) => ({ key: keyOfArgument(value), isDescending: isTurned }));
}

function isReverse(expression: Expression): boolean {
  return expression.kind === "call" && /^(?:reverseOrder|Reverse)$/.test(nameOf(expression));
}
