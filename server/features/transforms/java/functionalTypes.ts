import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** The method that an interface asks for, with its types written out. */
export interface Signature {
  readonly method: string;
  readonly result: string;
  readonly parameters: readonly string[];
  /** With the space before it. */
  readonly throws?: string;
  /** Methods that the interface brings along. */
  readonly others: readonly string[];
}

interface Shape extends Signature {
  /** Names of the type parameters, which the others use. */
  readonly generics: readonly string[];
}

const shape = (
  generics: readonly string[],
  result: string,
  method: string,
  parameters: readonly string[],
  others: readonly string[] = [],
): Shape => ({ generics, result, method, parameters, others });

/** Interfaces of `java.lang` and `java.util` with one abstract method, by name. */
const shapes = new Map<string, Shape>([
  ["Runnable", shape([], "void", "run", [])],
  ["Callable", { ...shape(["V"], "V", "call", []), throws: " throws Exception" }],
  [
    "Comparator",
    shape(
      ["T"],
      "int",
      "compare",
      ["T", "T"],
      ["reversed", "thenComparing", "thenComparingInt", "comparing"],
    ),
  ],
  ["Supplier", shape(["T"], "T", "get", [])],
  ["IntSupplier", shape([], "int", "getAsInt", [])],
  ["BooleanSupplier", shape([], "boolean", "getAsBoolean", [])],
  ["Consumer", shape(["T"], "void", "accept", ["T"], ["andThen"])],
  ["IntConsumer", shape([], "void", "accept", ["int"], ["andThen"])],
  ["BiConsumer", shape(["T", "U"], "void", "accept", ["T", "U"], ["andThen"])],
  ["Function", shape(["T", "R"], "R", "apply", ["T"], ["andThen", "compose", "identity"])],
  ["BiFunction", shape(["T", "U", "R"], "R", "apply", ["T", "U"], ["andThen"])],
  ["IntFunction", shape(["R"], "R", "apply", ["int"])],
  ["ToIntFunction", shape(["T"], "int", "applyAsInt", ["T"])],
  ["ToLongFunction", shape(["T"], "long", "applyAsLong", ["T"])],
  ["ToDoubleFunction", shape(["T"], "double", "applyAsDouble", ["T"])],
  ["Predicate", shape(["T"], "boolean", "test", ["T"], ["and", "or", "negate", "not", "isEqual"])],
  ["IntPredicate", shape([], "boolean", "test", ["int"], ["and", "or", "negate"])],
  ["BiPredicate", shape(["T", "U"], "boolean", "test", ["T", "U"], ["and", "or", "negate"])],
  ["UnaryOperator", shape(["T"], "T", "apply", ["T"], ["andThen", "compose", "identity"])],
  ["BinaryOperator", shape(["T"], "T", "apply", ["T", "T"], ["andThen", "minBy", "maxBy"])],
  ["IntUnaryOperator", shape([], "int", "applyAsInt", ["int"], ["andThen", "compose", "identity"])],
  ["IntBinaryOperator", shape([], "int", "applyAsInt", ["int", "int"])],
  ["ThreadFactory", shape([], "Thread", "newThread", ["Runnable"])],
]);

/** Packages that are not `java.util.function`, by the interfaces they hold. */
const packages = new Map([
  ["Runnable", "java.lang"],
  ["Comparator", "java.util"],
  ["Callable", "java.util.concurrent"],
  ["ThreadFactory", "java.util.concurrent"],
]);

/** The signature of a type as it is written; undefined for types that are not known, raw ones and those with wildcards. */
export function signatureOf(type: string, root: SyntaxNode): Signature | undefined {
  const [, path = "", written = ""] = /^([\w.]+)(?:<(.*)>)?$/s.exec(type.trim()) ?? [];
  const known = isKnown(path, root) ? shapes.get(path.split(".").at(-1) ?? "") : undefined;
  const given = argumentsIn(written);
  if (!known || given.length !== known.generics.length || given.some((each) => each.startsWith("?")))
    return undefined;
  const named = (each: string) => given[known.generics.indexOf(each)] ?? each;
  return { ...known, result: named(known.result), parameters: known.parameters.map(named) };
}

/** Whether a name means the interface of the standard library in a file. */
function isKnown(path: string, root: SyntaxNode): boolean {
  const name = path.split(".").at(-1) ?? "";
  const home = packages.get(name) ?? "java.util.function";
  if (path !== name) return path === `${home}.${name}`;
  const imported = root
    .ofType("import_declaration")
    .map(({ text }) => text.slice("import".length, -1).trim());
  const one = imported.find((each) => each.endsWith(`.${name}`));
  const isImported = one === undefined ? imported.includes(`${home}.*`) : one === `${home}.${name}`;
  const isOwn = root
    .ofType("class_declaration", "interface_declaration", "record_declaration", "type_parameter")
    .some((each) => (each.child("name") ?? each.namedChildren[0])?.text === name);
  return (isImported || (home === "java.lang" && one === undefined)) && !isOwn;
}

/** Type arguments between commas that stand in no brackets of their own. */
function argumentsIn(written: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const sign of written) {
    if (sign === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
      continue;
    }
    if (sign === "<") depth++;
    if (sign === ">") depth--;
    part += sign;
  }
  return part.trim() === "" ? parts : [...parts, part.trim()];
}
