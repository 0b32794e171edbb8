import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { type Given, givenBy, parametersIn, type TypedName, typedBy } from "../roles/given.ts";

/** The names of one function, or of a unit outside of functions. */
export interface GivenValues {
  readonly given: Map<string, Given[]>;
  /** Parameters, with their declared types as written; empty where none is declared. */
  readonly parameters: Map<string, string>;
  /** Declared types of local variables. */
  readonly types: Map<string, string>;
}

/** Notes the names below `root` under the function they belong to. */
export function collectGivenValues(root: SyntaxNode): ReadonlyMap<SyntaxNode, GivenValues> {
  const outermost = noValues();
  const scopes = new Map([[root, outermost]]);
  noteHeaders(root, outermost);
  const stack: [SyntaxNode, SyntaxNode][] = [[root, root]];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const [node, owner] = entry;
    const inner = node !== root && isScope(node) ? node : owner;
    const known = scopes.get(inner) ?? noValues();
    scopes.set(inner, known);
    note(node, known);
    for (const child of node.children) if (child.children.length > 0) stack.push([child, inner]);
  }
  return scopes;
}

/** A function, or a block of Ruby, which may have parameters of its own. */
function isScope(node: SyntaxNode): boolean {
  const { functions, roles } = node.language;
  if (!node.named) return false;
  const mayHave = roles.blocksWithParameters.has(node.type);
  return functions.has(node.type) || (mayHave && node.child("parameters") !== undefined);
}

/** Parameters that a type declares in its head, as C#'s primary constructors do. */
function noteHeaders(root: SyntaxNode, { parameters }: GivenValues): void {
  const { ownParameters, types } = root.language.roles;
  const lists = Object.values(ownParameters);
  for (let outer = root.parent; outer && lists.length > 0; outer = outer.parent) {
    const list = types.has(outer.type) ? outer.childOfType(...lists) : undefined;
    if (list) noteTypes(parametersIn(list), parameters);
  }
}

function noValues(): GivenValues {
  return { given: new Map(), parameters: new Map(), types: new Map() };
}

function note(node: SyntaxNode, { given, parameters, types }: GivenValues): void {
  if (!node.named) return;
  for (const each of givenBy(node)) add(given, each);
  noteTypes(typedBy(node), types);
  noteTypes(parametersIn(node), parameters);
}

function noteTypes(typed: readonly TypedName[], types: Map<string, string>): void {
  for (const { name, type } of typed) types.set(withoutSigil(name), type);
}

function add(given: GivenValues["given"], value: Given): void {
  const key = withoutSigil(value.name);
  const known = given.get(key);
  if (known) known.push(value);
  else given.set(key, [value]);
}

/** PHP writes variables with a dollar sign, C++ and Rust pass them on by reference. */
export function withoutSigil(name: string): string {
  return name.replace(/^[$&*]+/, "");
}
