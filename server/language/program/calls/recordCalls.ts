import type { Evaluated } from "../machine/evaluated.ts";
import type { Known } from "../values/known.ts";
import { boolean, keyOf, nothing, number, text, type Value } from "../values/value.ts";
import { once } from "./listCalls.ts";

const sets =
  /^(?:set|Set|HashSet|LinkedHashSet|TreeSet|frozenset|(?:std\.collections\.)?(?:HashSet|BTreeSet)\.new|ToHashSet)$/;
const lists =
  /^(?:list|Array|List|ArrayList|LinkedList|ArrayDeque|deque|collections\.deque|Vec\.new|Vec\.with_capacity|VecDeque\.new)$/;
const maps =
  /^(?:dict|Map|HashMap|LinkedHashMap|TreeMap|Dictionary|defaultdict|collections\.defaultdict|OrderedDict|Counter|(?:std\.collections\.)?(?:HashMap|BTreeMap)\.new)$/;

/** A collection that a call makes. */
export function madeCollection({ path, args, named, node }: Evaluated): Value | undefined {
  // Go writes the type in front of what is in it.
  if (/^map\[/.test(node.text)) return { kind: "record", fields: new Map(named) };
  if (/^\[\]/.test(node.text)) return { kind: "list", items: [...args] };
  const name = path.replace(/<.*/s, "");
  const [from] = args;
  const given = from?.kind === "list" ? from.items : [];
  const isKnown =
    name === "make" ||
    from === undefined ||
    from.kind === "list" ||
    from.kind === "number" ||
    from.kind === "function";
  if (!isKnown) return undefined;
  if (/^(?:StringBuilder|StringBuffer|String\.new|StringIO|String\.with_capacity)$/.test(name))
    return text("");
  if (sets.test(name)) return { kind: "list", items: once(given), isSet: true };
  if (lists.test(name)) return { kind: "list", items: [...given] };
  if (name === "dict.fromkeys") return { kind: "list", items: once(given), isSet: true };
  if (maps.test(name)) return mapOf(name, from);
  if (name !== "make") return undefined;
  return /\bmap\[/.test(node.text) ? { kind: "record", fields: new Map() } : { kind: "list", items: [] };
}

/** A map that is made of pairs, of elements that are counted, or of nothing. */
function mapOf(name: string, from: Value | undefined): Value | undefined {
  if (!from || from.kind === "number" || from.kind === "function")
    return { kind: "record", fields: new Map() };
  if (from.kind !== "list") return undefined;
  const fields = new Map<string, Value>();
  for (const item of from.items) {
    const [key, value] = item.kind === "list" ? item.items : [];
    if (name.endsWith("Counter")) {
      const before = fields.get(fieldOf(item));
      fields.set(fieldOf(item), number((before?.kind === "number" ? before.value : 0) + 1));
    } else if (key && value) fields.set(fieldOf(key), value);
    else return undefined;
  }
  return { kind: "record", fields };
}

/** `getEmail()` and `email()` ask for the same. */
export function getterName(name: string): string {
  const bare = /^get_?([A-Z_a-z]\w*)$/.exec(name)?.[1];
  return bare === undefined ? name : bare.charAt(0).toLowerCase() + bare.slice(1);
}

/** A value as the key of a map. */
export function fieldOf(key: Value): string {
  return key.kind === "text" ? key.value : keyOf(key);
}

/** A key as it was given: numbers stay numbers. */
function valueOfField(name: string): Value {
  return /^-?\d+(?:\.\d+)?$/.test(name) ? number(Number(name)) : text(name);
}

/** Calls on maps and records whose fields are known. */
export function recordCall(known: Known): Value | undefined {
  const { name, subject, rest } = known;
  if (subject.kind !== "record") return undefined;
  const counted = madeByCount(known);
  if (counted) return counted;
  const { fields } = subject;
  const [key, value] = rest;
  const entries = [...fields];
  if (/^(?:keys|Keys|keySet|array_keys)$/.test(name))
    return { kind: "list", items: entries.map(([each]) => valueOfField(each)) };
  if (/^(?:values|Values|array_values)$/.test(name))
    return { kind: "list", items: entries.map(([, each]) => each) };
  if (/^(?:items|entries|entrySet|iter)$/.test(name))
    return {
      kind: "list",
      items: entries.map(([each, held]): Value => ({ kind: "list", items: [valueOfField(each), held] })),
    };
  // `item.getPrice()` and `item.price()` ask for a field.
  if (!key) return fields.get(name) ?? fields.get(getterName(name));
  const held = fields.get(fieldOf(key));
  if (/^(?:has|containsKey|ContainsKey|contains_key|key\?|array_key_exists|contains|includes)$/.test(name))
    return boolean(held !== undefined);
  if (/^(?:get|Get|getOrDefault|GetValueOrDefault|pop)$/.test(name)) return held ?? value ?? nothing;
  if (!value || !/^(?:set|put|insert|Add|setdefault|putIfAbsent)$/.test(name)) return undefined;
  if (/^(?:setdefault|putIfAbsent)$/.test(name) && held) return held;
  (fields as Map<string, Value>).set(fieldOf(key), value);
  return value;
}

/** JavaScript's `Array.from({ length: 3 }, (_, index) => …)`. */
function madeByCount({ subject, rest, call, machine }: Known): Value | undefined {
  const length = subject.kind === "record" ? subject.fields.get("length") : undefined;
  const [make] = rest;
  if (call.path !== "Array.from" || length?.kind !== "number" || make?.kind !== "function") return undefined;
  const items = Array.from({ length: length.value }, (_, index) =>
    machine.apply(make, [nothing, number(index)]),
  );
  return { kind: "list", items };
}
