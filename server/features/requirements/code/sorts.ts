import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Expression, FunctionDefinition } from "../../../language/program/program.ts";
import { runPaths } from "../../../language/program/runPaths.ts";
import { keyOf, number, type Value } from "../../../language/program/value.ts";
import type { ProgramCode } from "./programCode.ts";

/** A place where code sorts something. */
export interface Sort {
  /** What it sorts by; empty for the elements themselves. */
  readonly key: string;
  /** Undefined where it cannot be told. */
  readonly direction: "ascending" | "descending" | undefined;
  readonly node: SyntaxNode;
}

type Call = Extract<Expression, { kind: "call" }>;

const sorting =
  /^(?:sort|sorted|Sort|Slice|SliceStable|SortFunc|SortStableFunc|Strings|Ints|sort_by|sort_by_key|sort_unstable|sort_unstable_by|sort_unstable_by_key|sort_by_cached_key|toSorted|OrderBy|OrderByDescending|orderBy|order_by|sortBy|sortedBy|sortedByDescending|sort!|sort_by!|usort|rsort|asort|arsort|ksort|krsort|sortWith|sortedWith|Order|OrderDescending)$/;

/** Where a program sorts. */
export function findSorts(code: ProgramCode): Sort[] {
  const calls = code.expressions.flatMap((each) =>
    each.kind === "call" && sorting.test(nameOf(each)) ? [each] : [],
  );
  const reversals = code.expressions.filter(
    (each) =>
      each.kind === "call" &&
      /^(?:reverse|Reverse|reversed|toReversed|rev|reverse!|array_reverse)$/.test(nameOf(each)),
  );
  return calls.map((call) => {
    const sort = readSort(call, code);
    // What is turned round afterwards, by whatever, is read again.
    const isTurned = reversals.some(
      ({ node }) => !(node.start > call.node.start && node.end <= call.node.end),
    );
    const turned = sort.direction === "ascending" ? "descending" : "ascending";
    if (!isTurned || sort.direction === undefined) return sort;
    return reversals.length === 1 ? { ...sort, direction: turned } : { ...sort, direction: undefined };
  });
}

function nameOf({ callee }: Call): string {
  return callee.kind === "name" || callee.kind === "member" ? callee.name : "";
}

function readSort(call: Call, code: ProgramCode): Sort {
  const name = nameOf(call);
  const { node } = call;
  if (/(?:Descending|^rsort|^arsort|^krsort)$/.test(name))
    return { key: keyIn(call), direction: "descending", node };
  const named = (wanted: string) => call.args.find((argument) => argument.name === wanted)?.value;
  const isReversed = named("reverse");
  const flip = isReversed?.kind === "boolean" && isReversed.value;
  if (isReversed && isReversed.kind !== "boolean") return { key: "", direction: undefined, node };
  const values = call.args.map(({ value }) => value);
  const compare = values.map((value) => functionOf(value, code)).find((each) => each !== undefined);
  const isNamed = !compare && isMethod(call) && values.some(({ kind }) => kind === "name");
  const found = compare ? ofFunction(compare, code) : isNamed ? undefined : ofComparator(call);
  if (found === undefined) return { key: keyIn(call), direction: undefined, node };
  const descending = found.isDescending !== flip;
  return { key: found.key, direction: descending ? "descending" : "ascending", node };
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

interface Direction {
  readonly key: string;
  readonly isDescending: boolean;
}

/** What the elements are sorted by, when a function of one element or of two says so. */
function ofFunction(definition: FunctionDefinition, code: ProgramCode): Direction | undefined {
  const [first, second] = definition.parameters;
  if (!first) return undefined;
  if (!second) {
    const [only, ...others] = runPaths(code.program, definition).all;
    if (!only || others.length > 0 || only.ending.kind !== "return") return undefined;
    return ofKey(only.ending.value);
  }
  return ofComparison(definition, first.name, second.name, code);
}

/** A key, or a key turned round: `-x.price`, `Reverse(x.price)`. */
function ofKey(value: Value): Direction | undefined {
  if (value.kind !== "unknown") return undefined;
  const turned = /^(?:cmp\.|std\.cmp\.)?Reverse\((.*)\)$/.exec(value.key)?.[1];
  if (turned !== undefined) return { key: turned, isDescending: true };
  return { key: value.key, isDescending: value.times < 0 };
}

/** Runs a comparison with a smaller and a greater element, and sees which comes first. */
function ofComparison(
  definition: FunctionDefinition,
  a: string,
  b: string,
  code: ProgramCode,
): Direction | undefined {
  const plain = runPaths(code.program, definition).all;
  const keys = plain.flatMap(({ ending, decisions }) => [
    ...("value" in ending ? [keyOf(ending.value)] : []),
    ...decisions.map(({ key }) => key),
  ]);
  // `xs[i].price` in Go, `a.price` elsewhere.
  const inner = (name: string) =>
    keys.flatMap((key) =>
      [...key.matchAll(new RegExp(`(?:[\\w.]+\\[${name}\\]|(?<![\\w.])${name})(?:\\.\\w+)*`, "g"))].map(
        ([found]) => found,
      ),
    );
  const pairs = pairsOf(inner(a), inner(b), a, b);
  for (const [left, right] of pairs) {
    const found = ofPair(definition, left, right, code);
    if (found) return found;
  }
  const [first] = pairs;
  return first && pairs.length === 1 ? byText(keys, ...first) : undefined;
}

/** What two elements are compared by, the same of both, in the order in which the code names it. */
function pairsOf(
  ofA: readonly string[],
  ofB: readonly string[],
  a: string,
  b: string,
): (readonly [string, string])[] {
  const rest = (key: string, name: string) =>
    key.replace(new RegExp(`^(?:[\\w.]+\\[${name}\\]|${name})`), "");
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
): Direction | undefined {
  const compared = (ofLeft: number, ofRight: number) => {
    const pins = new Map<string, Value>([
      [left, number(ofLeft)],
      [right, number(ofRight)],
    ]);
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
  return byText([keyOf(value)], left, right);
}

/** `a.name.localeCompare(b.name)`, `b.x.cmp(a.x)`, `Integer.compare(a.x, b.x)`. */
function byText(keys: readonly string[], left: string, right: string): Direction | undefined {
  const text = keys.find((key) => /localeCompare|<=>|compare|cmp/i.test(key));
  if (text === undefined || /revers/i.test(text)) return undefined;
  const [at, other] = [text.indexOf(left), text.indexOf(right)];
  if (at < 0 || other < 0) return undefined;
  return { key: left.split(".").slice(1).join("."), isDescending: at > other };
}

/** Comparators that are built: `Comparator.comparing(X::getDate).reversed()`, or none at all. */
function ofComparator(call: Call): Direction | undefined {
  const comparator = call.args.find(
    ({ name }) => name === undefined || name === "key" || name === "comparer",
  )?.value;
  const text = comparator?.node.text ?? "";
  if (/revers|descending|desc\b/i.test(text)) {
    const isPlain =
      /^(?:\w+\.)*(?:Collections\.reverseOrder|Comparator\.reverseOrder|comparing\w*|Comparator\.comparing\w*)\(.*\)(?:\.reversed\(\))?$/s.test(
        text,
      );
    return isPlain ? { key: keyIn(call), isDescending: true } : undefined;
  }
  if (/comparing|itemgetter|attrgetter|naturalOrder|::/.test(text))
    return /thenComparing/.test(text) ? undefined : { key: keyIn(call), isDescending: false };
  const isPlain = call.args.every(
    ({ name, value }) =>
      name === "reverse" || value.kind === "name" || value.kind === "member" || value.kind === "call",
  );
  return isPlain && !/_by|By$|Func$|Slice/.test(nameOf(call)) ? { key: "", isDescending: false } : undefined;
}

/** Names in what a sort is given: `getCreatedAt` of `comparing(Post::getCreatedAt)`. */
function keyIn(call: Call): string {
  return call.args
    .map(
      ({ value }) =>
        /(?:::|\.|["'])(\w+)["')]*\s*\)*(?:\.reversed\(\))?$/.exec(value.node.text.trim())?.[1] ?? "",
    )
    .join(" ");
}
