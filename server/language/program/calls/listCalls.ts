import type { Known } from "../values/known.ts";
import { isSame } from "../values/operations.ts";
import { boolean, keyOf, nothing, number, text, type Value } from "../values/value.ts";
import { methodGroup } from "./methodGroup.ts";
import { rangeList } from "./numberCalls.ts";
import { type ListOperation, listOf, type OnList, type Run } from "./onList.ts";
import { extreme, firstFunction, sorted, sortInPlace } from "./sortCalls.ts";

function withRun(operation: (given: OnList, run: Run) => Value | undefined): ListOperation {
  return (given) => (given.run ? operation(given, given.run) : undefined);
}

function holdsFor({ machine, call }: Known, run: Run): (item: Value) => boolean {
  return (item) => machine.truthOf(run([item]), call.node);
}

/** Equal elements once, in the order in which they came. */
export function once(items: readonly Value[], by: (item: Value) => Value = (item) => item): Value[] {
  return items.filter((item, index) => !items.slice(0, index).some((other) => isSame(by(other), by(item))));
}

function sumOf(items: readonly Value[]): Value | undefined {
  const numbers = numbersOf(items);
  return numbers && number(numbers.reduce((sum, value) => sum + value, 0));
}

function numbersOf(items: readonly Value[]): number[] | undefined {
  const numbers = items.flatMap((item) => (item.kind === "number" ? [item.value] : []));
  return numbers.length === items.length ? numbers : undefined;
}

function mapped(given: OnList): readonly Value[] {
  const { run, items } = given;
  return run ? items.map((item) => run([item])) : items;
}

function average(given: OnList): Value | undefined {
  const numbers = numbersOf(mapped(given));
  if (!numbers) return undefined;
  return numbers.length === 0
    ? nothing
    : number(numbers.reduce((sum, value) => sum + value, 0) / numbers.length);
}

function reduced({ items, rest, run, call, name }: OnList): Value | undefined {
  if (!run) return undefined;
  const start =
    rest.find((each) => each.kind !== "function") ??
    call.args.find((each) => each.kind !== "function" && each.kind !== "list");
  const [first, ...others] = items;
  if (!start && !first) return nothing;
  const [from, values] = start ? [start, items] : [first ?? nothing, others];
  if (/Right/.test(name)) return [...values].reverse().reduce((total, item) => run([total, item]), from);
  return values.reduce((total, item) => run([total, item]), from);
}

function joined({ items, rest, machine }: OnList): Value | undefined {
  const [by] = rest;
  const parts = items.map((item) => machine.textOf(item));
  if (parts.some((each) => each === undefined) || (by && by.kind !== "text")) return undefined;
  return text(parts.join(by?.kind === "text" ? by.value : ","));
}

function taken({ items, rest }: OnList, from: "start" | "end", keep: boolean): Value | undefined {
  const [count] = rest;
  if (count?.kind !== "number" || count.value < 0) return undefined;
  const at = from === "start" ? count.value : Math.max(0, items.length - count.value);
  return listOf(keep === (from === "start") ? items.slice(0, at) : items.slice(at));
}

function cutOff({ items, rest }: OnList): Value | undefined {
  const [count] = rest;
  if (count?.kind !== "number" || count.value < 0) return undefined;
  (items as Value[]).splice(count.value);
  return nothing;
}

function part({ items, rest, name }: OnList): Value | undefined {
  const [from, to] = rest;
  if (from?.kind !== "number" || (to && to.kind !== "number")) return undefined;
  const end = to?.kind === "number" ? (name === "array_slice" ? from.value + to.value : to.value) : undefined;
  return listOf(items.slice(from.value, end));
}

function found({ items, run, machine, call, ...given }: OnList): Value | undefined {
  if (!run) return given.rest.length === 0 ? (items[0] ?? nothing) : undefined;
  return items.find(holdsFor({ machine, call, ...given }, run)) ?? nothing;
}

function counted(given: OnList): Value | undefined {
  const { items, run, rest } = given;
  if (run) return number(items.filter(holdsFor(given, run)).length);
  const [item] = rest;
  return number(item ? items.filter((each) => isSame(each, item)).length : items.length);
}

function added({ items, rest, list, call, name }: OnList, at: "start" | "end"): Value | undefined {
  if (rest.length === 0) return undefined;
  // Go's `append` gives a list of its own.
  if (!call.object && name === "append") return listOf([...items, ...rest]);
  const isKnown = list.isSet === true && rest.every((item) => items.some((other) => isSame(other, item)));
  if (isKnown) return boolean(false);
  if (at === "start") (items as Value[]).unshift(...rest);
  else (items as Value[]).push(...rest);
  return boolean(true);
}

function extended({ items, rest }: OnList): Value | undefined {
  const [other] = rest;
  if (other?.kind !== "list") return undefined;
  (items as Value[]).push(...other.items);
  return nothing;
}

/** Rust's and Go's calls look at neighbours alone; Rust's changes the list. */
function compacted({ items, list, name }: OnList): Value {
  const kept = items.filter((item, index) => {
    const before = items[index - 1];
    return before === undefined || !isSame(before, item);
  });
  if (name === "dedup") (items as Value[]).splice(0, items.length, ...kept);
  return name === "dedup" ? list : listOf(kept);
}

function withoutBlanks(given: OnList): Value {
  const { items, run, machine, call } = given;
  return listOf(items.filter(run ? holdsFor(given, run) : (item) => machine.truthOf(item, call.node)));
}

/** Names of each operation, and what it does. */
const table: readonly (readonly [names: string, operation: ListOperation])[] = [
  [
    "map Select collect array_map mapToObj mapToInt mapToDouble mapToLong",
    (given) =>
      given.run || given.rest.length === 0
        ? listOf(
            given.run
              ? given.items.map((item, index) =>
                  firstFunction(given)?.definition.parameters.length === 2
                    ? (given.run?.([item, number(index)]) ?? item)
                    : (given.run?.([item]) ?? item),
                )
              : given.items,
          )
        : given.name === "collect"
          ? collected(given)
          : undefined,
  ],
  ["filter Where select findAll array_filter retain removeIf", withoutBlanks],
  ["reject", withRun((given, run) => listOf(given.items.filter((item) => !holdsFor(given, run)(item))))],
  [
    "filter_map mapNotNull compactMap flatMap",
    withRun(({ items }, run) =>
      listOf(
        items
          .map((item) => run([item]))
          .flatMap((item) => (item.kind === "list" ? item.items : item.kind === "null" ? [] : [item])),
      ),
    ),
  ],
  [
    "sort sort_by sort_by_key sort_unstable sort_unstable_by sort_unstable_by_key Sort usort uasort rsort Slice SliceStable Strings Ints SortFunc sort! sort_by!",
    sortInPlace,
  ],
  [
    "sorted toSorted OrderBy orderBy sortBy sortedBy Order sortedWith ThenBy sortWith",
    (given) => {
      const result = sorted(given);
      return result && listOf(result);
    },
  ],
  [
    "OrderByDescending sortedByDescending OrderDescending",
    (given) => {
      const result = sorted(given, true);
      return result && listOf(result);
    },
  ],
  ["sum Sum array_sum", (given) => sumOf(mapped(given))],
  ["average Average mean", average],
  ["max Max", (given) => extreme(given, 1)],
  ["min Min", (given) => extreme(given, -1)],
  ["reduce fold Aggregate inject array_reduce reduceRight", reduced],
  [
    "some any Any anyMatch any?",
    (given) =>
      given.run
        ? boolean(given.items.some(holdsFor(given, given.run)))
        : boolean(
            given.name === "Any"
              ? given.items.length > 0
              : given.items.some((item) => given.machine.truthOf(item, given.call.node)),
          ),
  ],
  [
    "every all All allMatch all?",
    (given) =>
      given.run
        ? boolean(given.items.every(holdsFor(given, given.run)))
        : boolean(given.items.every((item) => given.machine.truthOf(item, given.call.node))),
  ],
  ["noneMatch none?", withRun((given, run) => boolean(!given.items.some(holdsFor(given, run))))],
  ["find First FirstOrDefault findFirst first SingleOrDefault detect", found],
  [
    "last Last LastOrDefault",
    ({ items, rest }) => (rest.length === 0 ? (items.at(-1) ?? nothing) : undefined),
  ],
  [
    "includes contains Contains has include? in_array Exists",
    ({ items, rest }) =>
      rest[0] ? boolean(items.some((item) => rest[0] !== undefined && isSame(item, rest[0]))) : undefined,
  ],
  [
    "at get Get ElementAt nth",
    ({ items, rest }) =>
      rest[0]?.kind === "number" && rest.length === 1 ? (items.at(rest[0].value) ?? nothing) : undefined,
  ],
  ["end", ({ items, rest }) => (rest.length === 0 ? (items.at(-1) ?? boolean(false)) : undefined)],
  [
    "findIndex position FindIndex",
    withRun((given, run) => number(given.items.findIndex(holdsFor(given, run)))),
  ],
  ["chunks chunk Chunk array_chunk", inChunks],
  [
    "windows",
    ({ items, rest }) => (rest[0]?.kind === "number" ? listOf(windowsOf(items, rest[0].value)) : undefined),
  ],
  ["next", ({ items, rest }) => (rest.length === 0 ? (items[0] ?? nothing) : undefined)],
  [
    "indexOf IndexOf index array_search",
    ({ items, rest }) =>
      rest[0] ? number(items.findIndex((item) => rest[0] !== undefined && isSame(item, rest[0]))) : undefined,
  ],
  [
    "reverse Reverse reversed toReversed rev array_reverse",
    ({ items, list, name, call }) => {
      const turned = [...items].reverse();
      if (call.object === list && /^(?:reverse|Reverse)$/.test(name))
        (items as Value[]).splice(0, items.length, ...turned);
      return listOf(turned);
    },
  ],
  [
    "distinct Distinct uniq unique array_unique toSet ToHashSet set frozenset HashSet",
    ({ items }) => ({ kind: "list", items: once(items), isSet: true }),
  ],
  ["dedup Compact", compacted],
  ["DistinctBy distinctBy uniqBy", withRun(({ items }, run) => listOf(once(items, (item) => run([item]))))],
  ["join Join implode joining", joined],
  ["take Take limit", (given) => taken(given, "start", true)],
  // What is cut off is gone from the list itself.
  ["truncate", cutOff],
  ["skip Skip drop", (given) => taken(given, "start", false)],
  ["takeLast TakeLast", (given) => taken(given, "end", true)],
  ["slice subList array_slice", part],
  [
    "push append add Add insert Insert push_back addLast enqueue Enqueue offer put emplace_back",
    (given) => added(given, "end"),
  ],
  ["unshift addFirst push_front prepend appendleft", (given) => added(given, "start")],
  ["extend addAll AddRange extend_from_slice", extended],
  [
    "concat Concat chain array_merge",
    ({ items, rest, call }) =>
      /^[sS]tring\.Concat$/.test(call.path)
        ? text(items.map((item) => (item.kind === "text" ? item.value : "")).join(""))
        : listOf([...items, ...rest.flatMap((each) => (each.kind === "list" ? each.items : [each]))]),
  ],
  [
    "flat flatten",
    ({ items }) => listOf(items.flatMap((item) => (item.kind === "list" ? item.items : [item]))),
  ],
  [
    "pop removeLast pop_back",
    ({ items, rest }) => (rest.length === 0 ? ((items as Value[]).pop() ?? nothing) : undefined),
  ],
  [
    "shift removeFirst pop_front popleft poll dequeue Dequeue",
    ({ items }) => (items as Value[]).shift() ?? nothing,
  ],
  ["count Count size length len", counted],
  ["enumerate entries", ({ items }) => listOf(items.map((item, index) => listOf([number(index), item])))],
  ["zip", ({ items, rest }) => (rest[0]?.kind === "list" ? zipped(items, rest[0].items) : undefined)],
  ["range_to", ({ items }) => (items[0]?.kind === "number" ? rangeList(0, items[0].value) : undefined)],
  ["isEmpty is_empty empty?", ({ items }) => boolean(items.length === 0)],
  [
    "collect toList ToList ToArray toArray list tuple array_values values into_iter iter stream copied cloned to_vec copy Array.from from asSequence AsEnumerable boxed tolist",
    collected,
  ],
  [
    "forEach ForEach each",
    withRun(({ items }, run) => {
      for (const item of items) run([item]);
      return nothing;
    }),
  ],
];

function inChunks({ items, rest }: OnList): Value | undefined {
  const [size] = rest;
  if (size?.kind !== "number" || size.value < 1) return undefined;
  const count = Math.ceil(items.length / size.value);
  return listOf(
    Array.from({ length: count }, (_, at) => listOf(items.slice(at * size.value, (at + 1) * size.value))),
  );
}

function windowsOf(items: readonly Value[], size: number): readonly Value[] {
  return items
    .slice(0, Math.max(0, items.length - size + 1))
    .map((_, at) => listOf(items.slice(at, at + size)));
}

function zipped(left: readonly Value[], right: readonly Value[]): Value {
  return listOf(left.slice(0, right.length).map((item, index) => listOf([item, right[index] ?? nothing])));
}

/** The same elements in another list, a set, or one text: `collect(Collectors.joining(", "))`. */
function collected({ items, list, call, rest }: OnList): Value | undefined {
  // Go's `copy(to, from)`.
  const [from] = rest;
  if (!call.object && call.path === "copy" && from?.kind === "list") {
    (items as Value[]).splice(0, items.length, ...from.items);
    return number(from.items.length);
  }
  const [collector] = call.args;
  if (collector?.kind === "unknown") return byCollector(keyOf(collector), items);
  const written = call.node.text;
  if (/toSet\(\)|HashSet|BTreeSet/.test(written)) return { kind: "list", items: once(items), isSet: true };
  const isText =
    /collect::<String>|\.chars\(\)/.test(written) &&
    items.length > 0 &&
    items.every((item) => item.kind === "text" && item.value.length === 1);
  if (isText) return text(items.map((item) => (item.kind === "text" ? item.value : "")).join(""));
  return listOf(list.isSet ? once(items) : [...items]);
}

/** Java's collectors; of others than these it is not followed what they make. */
function byCollector(collector: string, items: readonly Value[]): Value | undefined {
  if (/^(?:Collectors$|(?:Collectors\.)?to(?:Unmodifiable)?List)/.test(collector)) return listOf([...items]);
  if (/^(?:Collectors\.)?to(?:Unmodifiable)?Set/.test(collector))
    return { kind: "list", items: once(items), isSet: true };
  const by = /^(?:Collectors\.)?joining(?:\(("(?:[^"\\]|\\.)*")\)|\(\))?$/.exec(collector);
  const texts = items.flatMap((item) => (item.kind === "text" ? [item.value] : []));
  return by && texts.length === items.length
    ? text(texts.join(by[1] === undefined ? "" : (JSON.parse(by[1]) as string)))
    : undefined;
}

const operations = new Map(
  table.flatMap(([names, operation]) => names.split(" ").map((name) => [name, operation] as const)),
);

/** Calls on lists whose elements are known. */
export function listCall(known: Known): Value | undefined {
  const { subject, name, machine, call, rest } = known;
  if (subject.kind !== "list") return undefined;
  const given = [...rest, ...call.args];
  const made = given.find((each) => each.kind === "function");
  const named = /^array_|^u[ak]?sort$/.test(name) ? given.find((each) => each.kind === "text") : undefined;
  const group = given.map(methodGroup).find((each) => each !== undefined);
  const run =
    made?.kind === "function"
      ? (args: readonly Value[]) => machine.apply(made, args)
      : named?.kind === "text"
        ? (args: readonly Value[]) => known.callNamed(named.value, args)
        : group === undefined
          ? undefined
          : (args: readonly Value[]) => known.callNamed(group, args);
  return operations.get(name)?.({ ...known, list: subject, items: subject.items, run });
}
