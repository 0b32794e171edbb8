import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";

const functions = new Set(["function_definition", "lambda"]);
/** Statements and clauses that give a name a value of which nothing is known. */
const opaque =
  /^(?:pattern_list|tuple_pattern|list_pattern|as_pattern_target|global_statement|nonlocal_statement|delete_statement|named_expression|dotted_name|aliased_import|parameters|list_splat_pattern)$/;
/** Types that stay what they are when something is added to them in place. */
const growing = /^(?:str|list|dict|set|bytes)$/;

/** The values that a function gives one of its variables; undefined where one comes from elsewhere. */
export function valuesOf(name: SyntaxNode): readonly SyntaxNode[] | undefined {
  const owner = name.ancestor(functions);
  if (owner?.type !== "function_definition" || isParameter(owner, name.text)) return undefined;
  const values: SyntaxNode[] = [];
  for (const use of owner.child("body")?.ofType("identifier") ?? []) {
    if (use.text !== name.text || use.field === "attribute") continue;
    const binding = bindingOf(use);
    if (binding === "opaque") return undefined;
    if (binding) values.push(binding);
  }
  return values.length > 0 ? values : undefined;
}

function isParameter(owner: SyntaxNode, name: string): boolean {
  return (
    owner
      .child("parameters")
      ?.ofType("identifier")
      .some(({ text }) => text === name) === true
  );
}

/** The value that a use of a name gives it; undefined where it only reads it. */
function bindingOf(use: SyntaxNode): SyntaxNode | "opaque" | undefined {
  const { parent, field } = use;
  if (!parent || opaque.test(parent.type)) return "opaque";
  if (field !== "left") return field === "name" || field === "alias" ? "opaque" : undefined;
  if (parent.type === "augmented_assignment") return undefined;
  if (parent.type !== "assignment") return /^for_/.test(parent.type) ? "opaque" : undefined;
  return parent.child("right") ?? "opaque";
}

/** Whether adding to a variable of the type keeps its type. */
export function staysType(name: SyntaxNode, type: string): boolean {
  const owner = name.ancestor(functions);
  const added = owner?.ofType("augmented_assignment").some((each) => each.child("left")?.text === name.text);
  return !added || growing.test(type);
}
