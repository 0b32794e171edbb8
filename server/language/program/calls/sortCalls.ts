import type { Known } from "../values/known.ts";
import { keyOf, nothing, number, orderedBy, type Value } from "../values/value.ts";
import type { OnList } from "./onList.ts";

/** Orders by a key, by a comparison, or by the elements themselves. */
export function sorted(given: OnList, descending = false): Value[] | undefined {
  const { items, machine, run, call, name } = given;
  const key = call.named.get("key");
  const keyed = key?.kind === "function" ? (item: Value) => machine.apply(key, [item]) : undefined;
  const isKey = /(?:By|_by|_by_key|_key|By!|OrderBy\w*|sortBy\w*|sortedBy\w*)$/.test(name);
  const parameters = firstFunction(given)?.definition.parameters.length ?? 0;
  const compare = run && parameters >= 2 ? run : undefined;
  const by = keyed ?? (run && (isKey || parameters === 1) ? (item: Value) => run([item]) : undefined);
  let isOpen = false;
  const order = (a: Value, b: Value): number => {
    const value = compare
      ? orderFrom(compare([a, b]), machine)
      : machine.orderOf(by ? by(a) : a, by ? by(b) : b);
    if (value === undefined) isOpen = true;
    return value ?? 0;
  };
  const comparator = call.args.find((each) => each.kind === "unknown" && each !== call.object);
  const isNatural = comparator === undefined || /naturalOrder|Ordinal/.test(keyOf(comparator));
  const isReverse =
    comparator !== undefined &&
    /^(?:[\w.]*\.)?reverse(?:d|Order)$/.test(keyOf(comparator).replace(/\(\)$/, ""));
  // Of another comparator it is not known what it does.
  if (!isNatural && !isReverse && !compare && !by) return undefined;
  const reverse = call.named.get("reverse");
  const isTurned = (descending !== (reverse?.kind === "boolean" && reverse.value)) !== isReverse;
  const result = [...items].sort((a, b) => (isTurned ? order(b, a) : order(a, b)));
  return isOpen ? undefined : result;
}

function orderFrom(value: Value, machine: Known["machine"]): number | undefined {
  if (value.kind === "number") return value.value;
  if (value.kind === "boolean") return value.value ? -1 : 1;
  const order = orderedBy(value);
  return order && machine.orderOf(...order);
}

export function firstFunction({ call }: OnList): Extract<Value, { kind: "function" }> | undefined {
  return call.args.find((each) => each.kind === "function");
}

/** What sorts in place: the list itself is changed. */
export function sortInPlace(given: OnList): Value | undefined {
  const { call, items, list } = given;
  const isIndexed = /^sort\.Slice/.test(call.path);
  const result = isIndexed ? sortedByIndex(given) : sorted(given, /^(?:r|ar|kr)sort$/.test(given.name));
  if (!result) return undefined;
  (items as Value[]).splice(0, items.length, ...result);
  return list;
}

/** Go compares what stands at two places: whatever is there while it sorts. */
function sortedByIndex({ items, run, machine, call }: OnList): Value[] | undefined {
  if (!run) return undefined;
  const before = [...items];
  const held = items as Value[];
  const isLess = (a: Value, b: Value) => {
    held.splice(0, 2, a, b);
    const answer = machine.truthOf(run([number(0), number(1)]), call.node);
    held.splice(0, held.length, ...before);
    return answer;
  };
  if (before.length < 2) return before;
  return [...before].sort((a, b) => (isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0));
}

export function extreme(given: OnList, which: 1 | -1): Value | undefined {
  const [best] = sorted({ ...given, name: "sortedBy" }, which === 1) ?? [];
  return best ?? nothing;
}
