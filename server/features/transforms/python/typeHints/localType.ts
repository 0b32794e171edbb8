import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";

const functions = new Set(["function_definition", "lambda"]);
/** Statements and clauses that give a name a value of which nothing is known. */
const opaque =
  /^(?:pattern_list|tuple_pattern|list_pattern|as_pattern_target|global_statement|nonlocal_statement|delete_statement|named_expression|dotted_name|aliased_import|parameters|list_splat_pattern)$/;
/** Types that stay what they are when something is added to them in place. */
const growing = /^(?:str|list|dict|set|bytes)$/;

/** What a function does with its variables. */
interface Variables {
  /** The values each is given; undefined where one comes from elsewhere. */
  readonly values: ReadonlyMap<string, readonly SyntaxNode[] | undefined>;
  /** Those that are added to in place. */
  readonly added: ReadonlySet<string>;
}

const none: Variables = { values: new Map(), added: new Set() };
const known = new WeakMap<SyntaxNode, Variables>();

/** The values that a function gives one of its variables; undefined where one comes from elsewhere. */
export function valuesOf(name: SyntaxNode): readonly SyntaxNode[] | undefined {
  return variablesAround(name).values.get(name.text);
}

/** Whether adding to a variable of the type keeps its type. */
export function staysType(name: SyntaxNode, type: string): boolean {
  return growing.test(type) || !variablesAround(name).added.has(name.text);
}

/** Whether something is added in place to a variable: what has a `+` of its own may make another thing of it. */
export function isAddedTo(name: SyntaxNode): boolean {
  return variablesAround(name).added.has(name.text);
}

function variablesAround(name: SyntaxNode): Variables {
  const owner = name.ancestor(functions);
  if (owner?.type !== "function_definition") return none;
  let variables = known.get(owner);
  if (!variables) {
    variables = variablesOf(owner);
    known.set(owner, variables);
  }
  return variables;
}

function variablesOf(owner: SyntaxNode): Variables {
  const values = new Map<string, SyntaxNode[] | undefined>();
  for (const use of owner.child("body")?.ofType("identifier") ?? []) {
    const binding = use.field === "attribute" ? undefined : bindingOf(use);
    if (binding === undefined) continue;
    const before = values.has(use.text) ? values.get(use.text) : [];
    values.set(use.text, before && binding !== "opaque" ? [...before, binding] : undefined);
  }
  for (const { text } of owner.child("parameters")?.ofType("identifier") ?? []) values.delete(text);
  const added = owner.ofType("augmented_assignment").map((each) => each.child("left")?.text ?? "");
  return { values, added: new Set(added) };
}

/** The value that a use of a name gives it; undefined where it only reads it. */
export function bindingOf(use: SyntaxNode): SyntaxNode | "opaque" | undefined {
  const { parent, field } = use;
  if (!parent || opaque.test(parent.type)) return "opaque";
  if (field !== "left") return field === "name" || field === "alias" ? "opaque" : undefined;
  if (parent.type === "augmented_assignment") return undefined;
  if (parent.type !== "assignment") return /^for_/.test(parent.type) ? "opaque" : undefined;
  return parent.child("right") ?? "opaque";
}
