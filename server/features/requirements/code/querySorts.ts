import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Expression } from "../../../language/program/program.ts";
import { type Call, nameOf } from "./sortKeys.ts";

/** What a database is asked to sort by. */
export interface QuerySort {
  readonly key: string;
  readonly direction: "ascending" | "descending";
  readonly after: readonly QueryKey[];
  readonly node: SyntaxNode;
}

type QueryKey = Pick<QuerySort, "key" | "direction">;

const ordering = /^(?:order_?by|order|sort|sort_by|reorder|addOrderBy)$/i;
const down = /^(?:order_?by_?desc(?:ending)?|latest)$/i;
const up = /^oldest$/i;

/** Where code asks a database, or a framework for one, to sort. */
export function querySorts(expressions: readonly Expression[]): QuerySort[] {
  return expressions.flatMap((each) => {
    if (each.kind === "call") return sortOf(callKeys(each), each.node);
    // Django's `ordering = ["-created_at"]`, Prisma's `orderBy: { createdAt: "desc" }`.
    if (each.kind === "assign" && each.target.kind === "name" && each.target.name === "ordering")
      return sortOf(listed(each.value).flatMap(signedKey), each.node);
    if (each.kind === "record")
      return each.entries.flatMap(({ name, value }) =>
        name === "orderBy" ? sortOf(listed(value).flatMap(recordKeys), value.node) : [],
      );
    return each.kind === "text" ? sortOf(sqlKeys(each.value), each.node) : [];
  });
}

function sortOf([first, ...after]: readonly QueryKey[], node: SyntaxNode): QuerySort[] {
  return first ? [{ ...first, after, node }] : [];
}

function listed(expression: Expression): readonly Expression[] {
  return expression.kind === "list" ? expression.items : [expression];
}

function callKeys(call: Call): readonly QueryKey[] {
  if (call.callee.kind !== "member") return [];
  const name = nameOf(call);
  if (down.test(name)) return namedKey(call, "descending");
  if (up.test(name)) return namedKey(call, "ascending");
  if (!ordering.test(name)) return [];
  const [first, second] = call.args.map(({ value }) => value);
  if (first?.kind === "text" && second?.kind === "text" && /^(?:asc|desc)$/i.test(second.value))
    return [{ key: first.value, direction: /desc/i.test(second.value) ? "descending" : "ascending" }];
  const keys = call.args.map(({ name: named, value }) =>
    named === undefined ? queryKey(value) : wayOf(named, value),
  );
  return keys.every((each) => each.length > 0) ? keys.flat() : [];
}

/** `orderByDesc("published_at")`, and Laravel's `latest()`, which goes by the time of creation. */
function namedKey(call: Call, direction: QueryKey["direction"]): readonly QueryKey[] {
  const [first] = call.args;
  if (first?.value.kind === "text") return [{ key: first.value.value, direction }];
  return first === undefined && /^(?:latest|oldest)$/.test(nameOf(call))
    ? [{ key: "created_at", direction }]
    : [];
}

function queryKey(value: Expression): readonly QueryKey[] {
  return [...columnKey(value), ...signedKey(value), ...recordKeys(value)].slice(
    0,
    value.kind === "record" ? undefined : 1,
  );
}

/** `Order.created_at.desc()`, `desc(Order.created_at)`, and `Order.id` as it is. */
function columnKey(value: Expression): readonly QueryKey[] {
  if (value.kind === "member" && value.object.kind === "name" && /^[A-Z]/.test(value.object.name))
    return [{ key: value.name, direction: "ascending" }];
  if (value.kind !== "call" || !/^(?:asc|desc)$/i.test(nameOf(value))) return [];
  const [given] = value.args;
  const column = given?.value ?? (value.callee.kind === "member" ? value.callee.object : undefined);
  const key = column?.kind === "member" || column?.kind === "name" ? column.name : "";
  return key === "" ? [] : [{ key, direction: /desc/i.test(nameOf(value)) ? "descending" : "ascending" }];
}

/** Django's `"-created_at"`, and `"created_at DESC"`. */
function signedKey(value: Expression): readonly QueryKey[] {
  if (value.kind !== "text") return [];
  const [, minus, key, word = ""] = /^(-?)(\w+)(?: (asc|desc))?$/i.exec(value.value) ?? [];
  if (key === undefined || (minus === "" && word === "")) return [];
  return [{ key, direction: minus === "-" || /desc/i.test(word) ? "descending" : "ascending" }];
}

/** `{ createdAt: "desc" }`, `{ createdAt: -1 }`, and Ruby's `created_at: :desc`. */
function recordKeys(value: Expression): readonly QueryKey[] {
  if (value.kind !== "record") return [];
  return value.entries.flatMap(({ name = "", value: way }) => wayOf(name, way));
}

function wayOf(key: string, { node }: Expression): readonly QueryKey[] {
  const written = node.text.replace(/["':]/g, "").toLowerCase();
  if (!/^(?:asc|desc|ascending|descending|-?1)$/.test(written)) return [];
  return [{ key, direction: /^(?:desc|-1)/.test(written) ? "descending" : "ascending" }];
}

/** The keys behind the only `ORDER BY` of a query. */
function sqlKeys(query: string): readonly QueryKey[] {
  const [, list, ...others] = query.split(/\border\s+by\s/i);
  if (list === undefined || others.length > 0 || !/\bselect\b/i.test(query)) return [];
  const [keys = ""] = list.split(/\blimit\b|\boffset\b|\bfetch\b|\bfor\b|[);]/i);
  return keys.split(",").flatMap((each): QueryKey[] => {
    const [, key, way = ""] = /^\s*(?:\w+\.)?(\w+)(?:\s+(asc|desc))?\s*$/i.exec(each) ?? [];
    return key === undefined ? [] : [{ key, direction: /desc/i.test(way) ? "descending" : "ascending" }];
  });
}
