import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { constantsOf } from "../../../language/program/constants.ts";
import type { Expression, FunctionDefinition } from "../../../language/program/program.ts";
import { runPaths } from "../../../language/program/runPaths.ts";
import { keyOf, number, type Value } from "../../../language/program/values/value.ts";
import { expressionsIn, partsIn } from "../../../language/program/walk.ts";
import type { ProgramCode } from "./programCode.ts";
import { querySorts } from "./querySorts.ts";
import { builtKeys, type Call, type Direction, isComparator, keyIn, nameOf } from "./sortKeys.ts";

/** What something is sorted by. */
export interface SortKey {
  /** Empty for the elements themselves. */
  readonly key: string;
  /** Undefined where it cannot be told. */
  readonly direction: "ascending" | "descending" | undefined;
}

/** A place where code sorts something. */
export interface Sort extends SortKey {
  /** What those are sorted by that are equal in the first key, as far as it can be told. */
  readonly after: readonly SortKey[];
  readonly node: SyntaxNode;
}

const sorting =
  /^(?:sort|sorted|Sort|Slice|SliceStable|SortFunc|SortStableFunc|Strings|Ints|sort_by|sort_by_key|sort_unstable|sort_unstable_by|sort_unstable_by_key|sort_by_cached_key|toSorted|OrderBy|OrderByDescending|orderBy|order_by|sortBy|sortedBy|sortedByDescending|sort!|sort_by!|usort|rsort|asort|arsort|ksort|krsort|sortWith|sortedWith|Order|OrderDescending)$/;
/** Collections that keep their elements sorted, where a comparator is given. */
const sorted = /^(?:PriorityQueue|PriorityBlockingQueue|TreeSet|TreeMap|ConcurrentSkipListSet)$/;

/** Where a program sorts. */
export function findSorts(code: ProgramCode): Sort[] {
  const queries = querySorts(code.expressions);
  const asked = ({ node }: Sort) =>
    queries.some((each) => each.node.start === node.start && each.node.end === node.end);
  return [...queries, ...sortsInCode(code).filter((sort) => !asked(sort))];
}

function sortsInCode(code: ProgramCode): Sort[] {
  const calls = code.expressions.flatMap((each) =>
    each.kind === "call" && (sorting.test(nameOf(each)) || keepsSorted(each, code)) ? [each] : [],
  );
  const reversals = code.expressions.filter(
    (each) =>
      each.kind === "call" &&
      !isComparator(each) &&
      /^(?:reverse|Reverse|reversed|toReversed|rev|reverse!|array_reverse)$/.test(nameOf(each)),
  );
  return calls.map((call) => {
    const keys = [...readKeys(call, code), ...laterKeys(call, code.expressions)];
    const [first = { key: keyIn(call), direction: undefined }, ...after] = keys;
    const sort: Sort = { ...first, after, node: call.node };
    // What is turned round afterwards, by whatever, is read again.
    const isTurned = reversals.some(
      ({ node }) => !(node.start > call.node.start && node.end <= call.node.end),
    );
    if (!isTurned || sort.direction === undefined) return sort;
    return reversals.length === 1
      ? { ...sort, ...turned(sort), after: after.map(turned) }
      : { ...sort, direction: undefined, after: [] };
  });
}

function keepsSorted(call: Call, code: ProgramCode): boolean {
  return sorted.test(nameOf(call)) && builtKeys(resolved(call, code)).some(({ key }) => key !== "");
}

/** A call with what it is given in place of the names of constants: `sorted(BY_RANK)`. */
function resolved(call: Call, { program }: ProgramCode): Call {
  const constants = constantsOf(program);
  const args = call.args.map(({ name, value }) => {
    const constant = value.kind === "name" ? constants.get(value.name) : undefined;
    return { name, value: constant ?? value };
  });
  return { ...call, args };
}

function turned({ key, direction }: SortKey): SortKey {
  const other = direction === "ascending" ? "descending" : "ascending";
  return { key, direction: direction && other };
}

/** `OrderBy(…).ThenByDescending(…)`: what comes behind a sort, call by call. */
function laterKeys(call: Call, expressions: readonly Expression[]): SortKey[] {
  const next = expressions.find(
    (each): each is Call =>
      each.kind === "call" &&
      /^[tT]hen(?:By|_by)/.test(nameOf(each)) &&
      each.callee.kind === "member" &&
      each.callee.object.node.start === call.node.start &&
      each.callee.object.node.end === call.node.end,
  );
  if (!next) return [];
  const direction = /Descending|_desc/.test(nameOf(next)) ? "descending" : "ascending";
  return [{ key: keyIn(next), direction }, ...laterKeys(next, expressions)];
}

/** What a call sorts by, in order of weight. */
function readKeys(given: Call, code: ProgramCode): readonly SortKey[] {
  const call = resolved(given, code);
  if (/(?:Descending|^rsort|^arsort|^krsort)$/.test(nameOf(call)))
    return [{ key: keyIn(call), direction: "descending" }];
  const named = (wanted: string) => call.args.find((argument) => argument.name === wanted)?.value;
  const isReversed = named("reverse");
  const flip = isReversed?.kind === "boolean" && isReversed.value;
  if (isReversed && isReversed.kind !== "boolean") return [];
  const values = call.args.map(({ value }) => value);
  const compare = values.map((value) => functionOf(value, code)).find((each) => each !== undefined);
  const isNamed = !compare && isMethod(call) && values.some(({ kind }) => kind === "name");
  const found = compare ? ofFunction(compare, code) : isNamed ? [] : builtKeys(call);
  return found.map(({ key, isDescending }) => ({
    key,
    direction: isDescending !== flip ? "descending" : "ascending",
  }));
}

/** The function that a value is, or that it is the name of. */
function functionOf(value: Expression, { program }: ProgramCode): FunctionDefinition | undefined {
  if (value.kind === "function") return value.definition;
  if (value.kind !== "name") return undefined;
  return [...program.functions, ...program.helpers].find(({ name }) => name === value.name);
}

/** Whether a call sorts what stands in front of it, so that what it is given says how. */
function isMethod({ callee }: Call): boolean {
  return (
    callee.kind === "member" &&
    !(
      callee.object.kind === "name" &&
      /^(?:sort|slices|Arrays|Collections|Array|_|lodash|R)$/.test(callee.object.name)
    )
  );
}

/** What the elements are sorted by, when a function of one element or of two says so. */
function ofFunction(definition: FunctionDefinition, code: ProgramCode): readonly Direction[] {
  const [first, second] = definition.parameters;
  if (!first) return [];
  if (second) return ofComparison(definition, first.name, second.name, code);
  const [only, ...others] = runPaths(code.program, definition).all;
  if (!only || others.length > 0 || only.ending.kind !== "return") return [];
  const { value } = only.ending;
  const keys = (value.kind === "list" ? value.items : [value]).map(ofKey);
  // What stands behind a key that is not understood decides less.
  const unread = keys.indexOf(undefined);
  return keys.slice(0, unread < 0 ? undefined : unread).flatMap((each) => each ?? []);
}

/** A key, or a key turned round: `-x.price`, `Reverse(x.price)`. */
function ofKey(value: Value): Direction | undefined {
  if (value.kind !== "unknown") return undefined;
  const turned = /^(?:cmp\.|std\.cmp\.)?Reverse\((.*)\)$/.exec(value.key)?.[1];
  if (turned !== undefined) return { key: turned, isDescending: true };
  return { key: value.key, isDescending: value.times < 0 };
}

/** Runs a comparison with a smaller and a greater element, and sees which comes first, key by key. */
function ofComparison(
  definition: FunctionDefinition,
  a: string,
  b: string,
  code: ProgramCode,
): readonly Direction[] {
  const plain = runPaths(code.program, definition).all;
  const keys = plain.flatMap(({ ending, decisions }) => [
    ...("value" in ending ? [keyOf(ending.value)] : []),
    ...decisions.map(({ key }) => key),
  ]);
  // `xs[i].price` in Go, `a.price` elsewhere.
  const inner = (name: string) =>
    keys
      .flatMap((key) => [...key.matchAll(/(?:(?<![\w.])[\w.]+\[([\w$]+)\]|(?<![\w$.])([\w$]+))(?:\.\w+)*/g)])
      .filter(([, indexed, plain]) => (indexed ?? plain) === name)
      .map(([found]) => found);
  const pairs = pairsOf(inner(a), inner(b), a, b);
  const found = byWeight(definition, pairs, new Map(), code);
  const [first] = pairs;
  if (found.length > 0 || !first || pairs.length !== 1) return found;
  const told = byCall(definition, a, b, first[0]);
  return told ? [told] : [];
}

/** The key that decides when the heavier ones are equal, and those behind it. */
function byWeight(
  definition: FunctionDefinition,
  pairs: readonly (readonly [string, string])[],
  equal: ReadonlyMap<string, Value>,
  code: ProgramCode,
): readonly Direction[] {
  for (const pair of pairs) {
    const found = ofPair(definition, ...pair, code, equal);
    if (!found) continue;
    const rest = pairs.filter((each) => each !== pair);
    const same = pair.map((side) => [side, number(1)] as const);
    return [found, ...byWeight(definition, rest, new Map([...equal, ...same]), code)];
  }
  return [];
}

/** What two elements are compared by, the same of both, in the order in which the code names it. */
function pairsOf(
  ofA: readonly string[],
  ofB: readonly string[],
  a: string,
  b: string,
): (readonly [string, string])[] {
  const rest = (key: string, name: string) =>
    key.startsWith(name) ? key.slice(name.length) : key.slice(key.indexOf(`[${name}]`) + name.length + 2);
  const longest = (keys: readonly string[]) =>
    keys.filter((key) => !keys.some((other) => other.startsWith(`${key}.`)));
  const pairs = longest(ofA).flatMap((left) =>
    longest(ofB)
      .filter((right) => rest(left, a) === rest(right, b))
      .map((right) => [left, right] as const),
  );
  return [...new Map(pairs.map((pair) => [pair[0], pair])).values()];
}

function ofPair(
  definition: FunctionDefinition,
  left: string,
  right: string,
  code: ProgramCode,
  equal: ReadonlyMap<string, Value>,
): Direction | undefined {
  const compared = (ofLeft: number, ofRight: number) => {
    const pins = new Map<string, Value>([...equal, [left, number(ofLeft)], [right, number(ofRight)]]);
    const [only, ...others] = runPaths(code.program, definition, pins).all;
    return others.length === 0 && only?.ending.kind === "return" ? only.ending.value : undefined;
  };
  const value = compared(1, 2);
  const turned = compared(2, 1);
  if (!value || !turned) return undefined;
  const key = left
    .split(/[.\]]/)
    .filter((part) => part !== "")
    .slice(1)
    .join(".");
  // What comes first whichever way round the two are given compares nothing.
  if (value.kind === "number" && turned.kind === "number" && value.value * turned.value >= 0)
    return undefined;
  if (value.kind === "number") return { key, isDescending: value.value > 0 };
  if (value.kind === "boolean") return { key, isDescending: !value.value };
  return undefined;
}

/** `strcasecmp(a.name, b.name)`, `b.name.casecmp(a.name)`: which of the two a comparison names first; turned round, it tells nothing. */
function byCall(definition: FunctionDefinition, a: string, b: string, left: string): Direction | undefined {
  const expressions = definition.body.flatMap(expressionsIn);
  const isTurned = expressions.some(
    (each) =>
      (each.kind === "unary" && each.operator === "-") ||
      (each.kind === "call" && /^rev(?:erse[d!]?)?$/i.test(nameOf(each))),
  );
  const [first, second] = isTurned
    ? []
    : (expressions.map(sidesOf).find((sides) => sides !== undefined) ?? []);
  if (!first || !second) return undefined;
  const isPlain = mentions(first, a) && mentions(second, b);
  if (!isPlain && !(mentions(first, b) && mentions(second, a))) return undefined;
  return { key: left.split(".").slice(1).join("."), isDescending: !isPlain };
}

/** The two that a call or an operator compares; undefined for any other expression. */
function sidesOf(expression: Expression): readonly (Expression | undefined)[] | undefined {
  if (expression.kind === "binary" && expression.operator === "<=>")
    return [expression.left, expression.right];
  if (expression.kind !== "call" || !/(?:[cC]ompare(?:To)?|[cC]mp|Coll)\w{0,12}\??$/.test(nameOf(expression)))
    return undefined;
  const given = expression.args.map(({ value }) => value);
  const { callee } = expression;
  return given.length === 1 && callee.kind === "member" ? [callee.object, ...given] : given;
}

function mentions(expression: Expression, name: string): boolean {
  return partsIn(expression).some((part) => part.kind === "name" && part.name === name);
}
