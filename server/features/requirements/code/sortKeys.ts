import type { Expression } from "../../../language/program/program.ts";

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

function keyOfArgument({ node }: Expression): string {
  return /(?:::|\.|["'])(\w+)["')]*\s*\)*(?:\.reversed\(\))?$/.exec(node.text.trim())?.[1] ?? "";
}

/** Keys of a comparator that is built, `Comparator.comparing(X::getDate).reversed()`, or of a sort without one. */
export function builtKeys(call: Call): readonly Direction[] {
  const comparator = call.args.find(
    ({ name }) => name === undefined || name === "key" || name === "comparer",
  )?.value;
  const built = comparator && chained(comparator);
  if (built) return built;
  const text = comparator?.node.text ?? "";
  if (/revers|descending|desc\b|thenComparing/i.test(text)) return [];
  if (/comparing|itemgetter|attrgetter|naturalOrder|::/.test(text))
    return [{ key: keyIn(call), isDescending: false }];
  const isPlain = call.args.every(
    ({ name, value }) =>
      name === "reverse" || value.kind === "name" || value.kind === "member" || value.kind === "call",
  );
  return isPlain && !/_by|By$|Func$|Slice/.test(nameOf(call)) ? [{ key: "", isDescending: false }] : [];
}

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
