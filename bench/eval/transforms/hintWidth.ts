/** Older names of types, and those that say the same. */
const aliases: Readonly<Record<string, string>> = {
  ...{
    List: "list",
    Dict: "dict",
    Set: "set",
    FrozenSet: "frozenset",
    Tuple: "tuple",
    Type: "type",
    Text: "str",
  },
};

/** Whether a type that was written is equal to the author's, or takes in all of it. */
export function isAsWide(written: string, author: string): boolean {
  const own = partsOf(written);
  if (["object", "Any", "any"].some((each) => own.includes(each))) return true;
  return partsOf(author).every((part) => own.some((each) => takesIn(each, part)));
}

/** Every int is a float to a checker; a type without parameters takes in each of it; a literal is of its type. */
function takesIn(wide: string, narrow: string): boolean {
  if (wide === narrow || narrow === "NoReturn" || narrow === "Never") return true;
  if (wide === "float") return narrow === "int";
  if (wide === "int" && narrow === "bool") return true;
  const literal = /^Literal\[(.*)\]$/.exec(narrow)?.[1];
  if (literal !== undefined) return literalFits(wide, literal);
  // TypeScript: a literal is of its type, a predicate is a truth, and any[] takes in every array.
  if (literalFits(wide, narrow) || literalFits(scripted[wide] ?? "", narrow)) return true;
  if (wide === "boolean") return narrow === "true" || narrow === "false" || /^(?:asserts)?\w+is/.test(narrow);
  if (wide === "any[]") return /\[\]$|^(?:Readonly)?Array<|^\[.*\]$/.test(narrow);
  if (wide.startsWith("Promise<"))
    return narrow.startsWith("Promise<") && isAsWide(inner(wide), inner(narrow));
  if (narrow === "TypeGuard" || narrow.startsWith("TypeGuard[")) return wide === "bool";
  return !/[[<]/.test(wide) && (narrow.startsWith(`${wide}[`) || narrow.startsWith(`${wide}<`));
}

/** What TypeScript calls Python's types. */
const scripted: Readonly<Record<string, string>> = { string: "str", number: "int" };

/** `T` of `Promise<T>`. */
function inner(type: string): string {
  return type.slice(type.indexOf("<") + 1, -1);
}

function literalFits(wide: string, values: string): boolean {
  if (wide === "str") return /^["'`]/.test(values);
  if (wide === "bool") return /^(?:True|False)/.test(values);
  return wide === "int" && /^-?\d/.test(values);
}

/** The parts of a union, without modules: `Optional[int]` has `int` and `None`. */
function partsOf(type: string): readonly string[] {
  const plain = type
    .replace(/\s+/g, "")
    .replace(/\b(?:typing|[tT]|_t|collections\.abc)\./g, "")
    .replace(/\b[A-Z][A-Za-z]+\b/g, (name) =>
      Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name,
    );
  return split(plain).flatMap((part) => {
    const [, outer, inner = ""] = /^(Optional|Union|Final|Annotated)\[(.*)\]$/.exec(part) ?? [];
    if (outer === "Optional") return [...partsOf(inner), "None"];
    if (outer === "Union") return split(inner, ",").flatMap(partsOf);
    return outer === undefined ? [part] : partsOf(split(inner, ",")[0] ?? "");
  });
}

/** Split at a sign outside brackets. */
function split(text: string, sign = "|"): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const each of text) {
    if ("[<({".includes(each)) depth++;
    if ("]>)}".includes(each)) depth--;
    if (each === sign && depth === 0) parts.push("");
    else parts.push((parts.pop() ?? "") + each);
  }
  return parts;
}
