import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { statementOf } from "../../../language/roles/statements.ts";
import type { PlainTypes } from "../../../language/variables/declaredType.ts";
import type { Casing } from "../naming/casing.ts";

/** A variable as a language declares it. */
export interface Typed {
  readonly name: string;
  /** As written; undefined where the language needs none. */
  readonly type: string | undefined;
}

/** How a function is reached: from anywhere, as a method of the object, as one of the class. */
export type Access = "free" | "method" | "static";

export interface FunctionHead {
  readonly name: string;
  readonly parameters: readonly Typed[];
  readonly results: readonly Typed[];
  readonly access: Access;
  /** What is written behind the parameters, such as Java's `throws`. */
  readonly tail: string;
}

/** How a language writes what extracting needs. */
export interface Form {
  /** A statement that gives a value a name. */
  constant(name: string, value: string): string;
  readonly casing: { readonly constant: Casing; readonly function: Casing };
  /** What stands before the name of a variable. */
  readonly sigil: string;
  head(head: FunctionHead): string;
  /** What stands around a body; a body is all there is where `open` is a colon or nothing. */
  readonly open: " {" | ":" | "";
  readonly close: "}" | "end" | "";
  call(name: string, values: readonly string[], access: Access): string;
  /** A statement that takes results; undefined where the language takes no such. */
  take(names: readonly Typed[], call: string, how: "new" | "constant" | "old"): string | undefined;
  /** The last statement of a function with results. */
  give(values: readonly string[]): string;
  readonly end: ";" | "";
  /** Functions whose body is an expression: what hands its value back. */
  readonly returns: string;
  /** How types are called; undefined where none need to be written. */
  readonly types: PlainTypes | undefined;
  /** Whether results need types too. */
  readonly typedResults: boolean;
  /** Whether functions of the class may use its object; `false` where the object is no more than a parameter. */
  readonly hasObject: boolean;
  /** Whether a function of a class must be a member too: always, where it can be, or only for its object's sake. */
  readonly isMember: "always" | "inClasses" | "forObject";
  /** Whether one statement can both declare variables and give others values. */
  readonly mixes: boolean;
  /** Whether the last of the nodes is what their block is worth. */
  isTail(nodes: readonly SyntaxNode[]): boolean;
  /** Whether a value of the type is copied when it is handed over; absent where nothing is moved. */
  readonly owns?: (type: string) => boolean;
  /** A parameter with a default or, where the language has none, without. */
  parameter(parameter: Typed, value: string): string;
  /** Whether parameters have defaults; where they have none, whoever calls has to hand the value over. */
  readonly hasDefaults: boolean;
  /** Whether callers may hand over more than a function takes. */
  readonly ignoresMore: boolean;
  /** Whether a line break ends a statement unless brackets hold it open. */
  readonly endsAtBreak: boolean;
  /** Whether a field and the variable of its name may be written as one, as in JavaScript's `{ name }`. */
  readonly hasShortFields: boolean;
  /** Whether what a class is made of sees the variables of the place where the class stands. */
  readonly classesSeeOut: boolean;
  /** Whether variables that are declared as the form does it stand in functions alone. */
  readonly isBoundToFunctions: boolean;
  /** Blank lines between functions. */
  readonly gap: number;
}

const list = (items: readonly string[]) => items.join(", ");
const names = (items: readonly Typed[]) => list(items.map(({ name }) => name));
const called = (name: string, values: readonly string[]) => `${name}(${list(values)})`;
const typeFirst = ({ name, type }: Typed) => `${type} ${name}`;
const typeLast =
  (between: string) =>
  ({ name, type }: Typed) =>
    type === undefined ? name : `${name}${between}${type}`;

const plainDefault = ({ name }: Typed, value: string) => `${name} = ${value}`;

const javascript: Form = {
  constant: (name, value) => `const ${name} = ${value};`,
  casing: { constant: "camelCase", function: "camelCase" },
  sigil: "",
  head: ({ name, parameters, access }) =>
    `${{ free: "function ", method: "", static: "static " }[access]}${name}(${list(parameters.map(typeLast(": ")))})`,
  open: " {",
  close: "}",
  call: (name, values, access) =>
    called(access === "method" ? `this.${name}` : access === "static" ? `this.${name}` : name, values),
  take: (results, call, how) => {
    const target = results.length > 1 ? `[${names(results)}]` : names(results);
    if (how === "old") return results.length > 1 ? undefined : `${target} = ${call};`;
    return `${how === "constant" ? "const" : "let"} ${target} = ${call};`;
  },
  give: (values) => `return ${values.length > 1 ? `[${list(values)}]` : list(values)};`,
  end: ";",
  returns: "return ",
  types: undefined,
  typedResults: false,
  hasObject: true,
  isMember: "forObject",
  mixes: false,
  isTail: () => false,
  parameter: plainDefault,
  hasDefaults: true,
  ignoresMore: true,
  endsAtBreak: false,
  hasShortFields: true,
  classesSeeOut: true,
  isBoundToFunctions: false,
  gap: 1,
};

const typescript: Form = {
  ...javascript,
  give: (values) => `return ${values.length > 1 ? `[${list(values)}] as const` : list(values)};`,
  types: { boolean: "boolean", text: "string", integer: "number", fraction: "number" },
};

const python: Form = {
  constant: (name, value) => `${name} = ${value}`,
  casing: { constant: "snake_case", function: "snake_case" },
  sigil: "",
  head: ({ name, parameters }) => `def ${name}(${names(parameters)})`,
  open: ":",
  close: "",
  call: called,
  take: (results, call) => `${names(results)} = ${call}`,
  give: (values) => `return ${list(values)}`,
  end: "",
  returns: "return ",
  types: undefined,
  typedResults: false,
  hasObject: false,
  isMember: "forObject",
  mixes: true,
  isTail: () => false,
  parameter: ({ name }, value) => `${name}=${value}`,
  hasDefaults: true,
  ignoresMore: false,
  endsAtBreak: true,
  hasShortFields: false,
  classesSeeOut: true,
  isBoundToFunctions: false,
  gap: 2,
};

const ruby: Form = {
  ...python,
  head: ({ name, parameters, access }) =>
    `def ${access === "static" ? "self." : ""}${name}${parameters.length > 0 ? `(${names(parameters)})` : ""}`,
  open: "",
  close: "end",
  call: (name, values) => (values.length > 0 ? called(name, values) : name),
  give: (values) => (values.length > 1 ? `[${list(values)}]` : list(values)),
  returns: "",
  classesSeeOut: false,
  hasObject: true,
  isMember: "inClasses",
  parameter: plainDefault,
  hasDefaults: true,
  gap: 1,
};

const php: Form = {
  ...javascript,
  constant: (name, value) => `$${name} = ${value};`,
  sigil: "$",
  head: ({ name, parameters, access }) =>
    `${{ free: "", method: "private ", static: "private static " }[access]}function ${name}(${names(parameters)})`,
  hasShortFields: false,
  classesSeeOut: false,
  call: (name, values, access) =>
    called(`${{ free: "", method: "$this->", static: "self::" }[access]}${name}`, values),
  take: (results, call) => `${results.length > 1 ? `[${names(results)}]` : names(results)} = ${call};`,
  mixes: true,
};

const withoutDefaults = { ...javascript, hasDefaults: false, hasShortFields: false, classesSeeOut: false };

const java: Form = {
  ...withoutDefaults,
  parameter: typeFirst,
  constant: (name, value) => `var ${name} = ${value};`,
  head: ({ name, parameters, results, access, tail }) =>
    `private ${access === "static" ? "static " : ""}${results[0]?.type ?? "void"} ${name}(${list(parameters.map(typeFirst))})${tail}`,
  call: called,
  take: (results, call, how) => {
    const [only, ...others] = results;
    if (!only || others.length > 0) return undefined;
    return how === "old" ? `${only.name} = ${call};` : `${only.type} ${only.name} = ${call};`;
  },
  give: (values) => `return ${list(values)};`,
  types: { boolean: "boolean", text: "String", integer: "int", fraction: "double" },
  typedResults: true,
  isMember: "always",
};

const csharp: Form = {
  ...java,
  casing: { constant: "camelCase", function: "PascalCase" },
  parameter: (parameter, value) => `${typeFirst(parameter)} = ${value}`,
  hasDefaults: true,
  ignoresMore: false,
  types: { boolean: "bool", text: "string", integer: "int", fraction: "double" },
};

const go: Form = {
  ...withoutDefaults,
  isBoundToFunctions: true,
  parameter: typeLast(" "),
  constant: (name, value) => `${name} := ${value}`,
  head: ({ name, parameters, results }) => {
    const types = results.map(({ type }) => type ?? "");
    const result = types.length > 1 ? ` (${list(types)})` : types.map((type) => ` ${type}`).join("");
    return `func ${name}(${list(parameters.map(typeLast(" ")))})${result}`;
  },
  call: called,
  take: (results, call, how) => `${names(results)} ${how === "old" ? "=" : ":="} ${call}`,
  give: (values) => `return ${list(values)}`,
  end: "",
  types: { boolean: "bool", text: "string", integer: "int", fraction: "float64" },
  typedResults: true,
  hasObject: false,
};

/** Types whose values are copied, and references, of which there may be many. */
const copied = /^(?:[iu](?:8|16|32|64|128|size)|f32|f64|bool|char|&(?!\s*(?:'\w+\s+)?mut\b).*)$/;

/** Rust's statement without a semicolon is the value of its block. */
function isWithoutEnd(nodes: readonly SyntaxNode[]): boolean {
  const last = nodes.at(-1);
  return last !== undefined && statementOf(last) === last && last.language.roles.expressions.has(last.type);
}

const rust: Form = {
  ...withoutDefaults,
  isBoundToFunctions: true,
  parameter: typeLast(": "),
  constant: (name, value) => `let ${name} = ${value};`,
  casing: { constant: "snake_case", function: "snake_case" },
  head: ({ name, parameters, results }) => {
    const types = results.map(({ type }) => type ?? "");
    const result = types.length > 1 ? `(${list(types)})` : list(types);
    return `fn ${name}(${list(parameters.map(typeLast(": ")))})${result === "" ? "" : ` -> ${result}`}`;
  },
  call: called,
  take: (results, call, how) => {
    const target = results.length > 1 ? `(${names(results)})` : names(results);
    return `${{ new: "let mut ", constant: "let ", old: "" }[how]}${target} = ${call};`;
  },
  give: (values) => (values.length > 1 ? `(${list(values)})` : list(values)),
  returns: "",
  types: { boolean: "bool", text: "&'static str", integer: "i32", fraction: "f64" },
  typedResults: true,
  isTail: isWithoutEnd,
  hasShortFields: true,
  owns: (written) => copied.test(written),
  hasObject: false,
};

/** By LSP identifier. */
const forms: Readonly<Record<string, Form>> = {
  ...{ javascript, javascriptreact: javascript, typescript, typescriptreact: typescript },
  ...{ python, ruby, php, java, csharp, go, rust },
};

export const extractable: readonly string[] = Object.keys(forms);

export function formOf(languageId: string): Form | undefined {
  return Object.hasOwn(forms, languageId) ? forms[languageId] : undefined;
}
