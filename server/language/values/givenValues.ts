import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { readBinding } from "../roles/bindings.ts";
import { readCall } from "../roles/calls.ts";
import { isName } from "../roles/tokens.ts";

/** A value that a name is given somewhere in a function. */
export interface Given {
  /** The declaration, assignment, loop or call that gives it. */
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
  /** True where the value is put to what the name already holds: `+=`, `push`. Otherwise it replaces that. */
  readonly adds: boolean;
}

/** The names of one function, or of a unit outside of functions. */
export interface GivenValues {
  readonly given: Map<string, Given[]>;
  /** Parameters, with their declared types as written; empty where none is declared. */
  readonly parameters: Map<string, string>;
  /** Declared types of local variables. */
  readonly types: Map<string, string>;
}

const parameterTypes =
  /^(formal_parameters|parameters|parameter_list|method_parameters|closure_parameters|lambda_parameters|block_parameters|inferred_parameters|implicit_parameter)$/;
/** Methods that put a value into a list or buffer. */
const adding = /^(?:push|append|add|unshift|insert|write|concat|push_str|extend)$/;
const filling = /^(?:std\.)?(?:v?s(?:n|w)?printf(?:_s)?|asprintf|strn?(?:cpy|cat)|strl(?:cpy|cat)|memcpy)$/;
const blocks: ReadonlySet<string> = new Set(["block", "do_block"]);
const loops: ReadonlySet<string> = new Set(
  "for_in_statement for_statement for_in_clause enhanced_for_statement foreach_statement for_each_statement for for_expression for_range_loop range_clause".split(
    " ",
  ),
);
const declarations =
  /^(?:local_variable_declaration|declaration|variable_declaration|var_spec|let_declaration|variable_declarator)$/;

/** Notes the names below `root` under the function they belong to. */
export function collectGivenValues(root: SyntaxNode): ReadonlyMap<SyntaxNode, GivenValues> {
  const { functions } = root.language;
  const scopes = new Map([[root, noValues()]]);
  noteHeaders(root, scopes.get(root) ?? noValues());
  const stack: [SyntaxNode, SyntaxNode][] = [[root, root]];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const [node, owner] = entry;
    // A block of Ruby has parameters of its own.
    const isScope =
      node !== root &&
      node.named &&
      (functions.has(node.type) || (blocks.has(node.type) && node.child("parameters") !== undefined));
    const inner = isScope ? node : owner;
    const known = scopes.get(inner) ?? noValues();
    scopes.set(inner, known);
    note(node, known);
    for (const child of node.children) if (child.children.length > 0) stack.push([child, inner]);
  }
  return scopes;
}

/** Parameters that a class declares in its head, as C#'s primary constructors do. */
function noteHeaders(root: SyntaxNode, names: GivenValues): void {
  for (let outer = root.parent; outer; outer = outer.parent) {
    const list = /class|struct|record/.test(outer.type) ? outer.childOfType("parameter_list") : undefined;
    if (list) noteParameters(list, names);
  }
}

function noValues(): GivenValues {
  return { given: new Map(), parameters: new Map(), types: new Map() };
}

function note(node: SyntaxNode, names: GivenValues): void {
  if (!node.named) return;
  noteBinding(node, names);
  noteLoop(node, names);
  noteAddition(node, names);
  if (declarations.test(node.type)) noteTypes(node, names);
  // The one parameter of an arrow function may stand without a list.
  const list = parameterTypes.test(node.type) ? node : node.child("parameter");
  if (list) noteParameters(list, names);
}

function noteBinding(node: SyntaxNode, { given }: GivenValues): void {
  const binding = readBinding(node);
  if (binding?.kind !== "variable") return;
  const operator = node.children.find(({ named, type }) => !named && /=$/.test(type))?.type ?? "=";
  const adds = /augmented|operator_assignment/.test(node.type) || !/^(?::?=|\|\|=|\?\?=)$/.test(operator);
  const target = node.child("left") ?? node.child("pattern") ?? node.child("name");
  const members = target?.type === "object_pattern" ? membersOf(target) : [];
  for (const name of members) add(given, name.text, { node, value: binding.value, adds });
  if (members.length > 0) return;
  const targets = target?.namedChildren ?? [];
  // Go's `n, err := f()`: what is asked for comes first.
  const several = targets.length > 1 && targets.every((target) => isName(target));
  const call = readCall(binding.value);
  if (several) {
    for (const [index, target] of targets.entries()) {
      const list = node.child("right")?.namedChildren ?? [];
      add(given, target.text, { node, value: list[index] ?? call?.node ?? binding.value, adds });
    }
    return;
  }
  const element = /subscript|element_reference|element_access|index_expression/.test(
    (node.child("left") ?? node).type,
  );
  // `$rows[] = x` and `rows[i] = x` put a value into the list.
  const name = element ? (binding.path.split(".")[0] ?? "") : binding.name;
  add(given, name, { node, value: binding.value, adds: adds || element });
}

/** The names that `{ a, b: c, d = 1 }` takes out of an object, which is all that is known of their values. */
function membersOf(pattern: SyntaxNode): SyntaxNode[] {
  return pattern.namedChildren.flatMap((member) => {
    const name = member.child("value") ?? member.child("left") ?? member;
    return name.type === "object_pattern" ? membersOf(name) : name.children.length === 0 ? [name] : [];
  });
}

/** `for (const x of xs)`: each value of the list. */
function noteLoop(node: SyntaxNode, { given }: GivenValues): void {
  if (!loops.has(node.type)) return;
  const named = node.namedChildren;
  const isPhp = node.type === "foreach_statement" && node.child("left") === undefined;
  const list = node.child("right") ?? node.child("value") ?? (isPhp ? named[0] : undefined);
  const target =
    node.child("left") ??
    node.child("name") ??
    node.child("pattern") ??
    node.child("declarator") ??
    (isPhp ? named[1] : undefined);
  if (!list || !target || list === target) return;
  for (const name of target.descendants())
    if (isName(name) || name.type === "variable_name")
      add(given, name.text, { node, value: list, adds: false });
}

/** `rows.push(x)`, `rows << x`, `rows = append(rows, x)`. */
function noteAddition(node: SyntaxNode, { given }: GivenValues): void {
  const call = readCall(node);
  if (call && adding.test(call.name) && call.callee.includes(".")) {
    const name = call.callee.slice(0, -call.name.length - 1);
    for (const { value } of call.arguments) add(given, name, { node, value, adds: true });
  }
  // C fills the buffer that it is given first.
  const [buffer, source] = call?.arguments ?? [];
  if (call && buffer && source && filling.test(call.callee) && isName(buffer.value)) {
    const isFormat = /printf$/.test(call.name);
    add(given, buffer.value.text, {
      node,
      value: isFormat ? call.node : source.value,
      adds: /cat$/.test(call.name),
    });
  }
  if (/^binary/.test(node.type) && node.children.some(({ type }) => type === "<<")) {
    const [left, right] = [node.namedChildren[0], node.namedChildren.at(-1)];
    if (left && right && isName(left)) add(given, left.text, { node, value: right, adds: true });
  }
}

function add(given: GivenValues["given"], name: string, value: Given): void {
  const key = withoutSigil(name);
  const known = given.get(key);
  if (known) known.push(value);
  else given.set(key, [value]);
}

function noteTypes(node: SyntaxNode, { types }: GivenValues): void {
  const type = node.child("type");
  if (!type) return;
  for (const child of node.children) {
    if (child.field === "type") continue;
    const name = child.child("declarator") ?? child.child("name") ?? child;
    const inner = innermost(name);
    if (isName(inner)) types.set(withoutSigil(inner.text), plainType(type.text));
  }
}

function noteParameters(list: SyntaxNode, { parameters }: GivenValues): void {
  for (const parameter of list.namedChildren.length > 0 ? list.namedChildren : [list]) {
    const type =
      parameter.child("type") ??
      (/^(?:spread_|)parameter$/.test(parameter.type) ? parameter.namedChildren[0] : undefined);
    const isSeveral = /spread|variadic|splat|rest/.test(
      `${parameter.type} ${parameter.namedChildren[0]?.type}`,
    );
    const isTyped = type !== undefined && parameter.namedChildren.length > 1;
    const written = `${isTyped ? plainType(type.text) : ""}${isSeveral ? "..." : ""}`;
    for (const name of namesIn(parameter, list)) parameters.set(withoutSigil(name.text), written);
  }
}

/** The names that a parameter binds: neither those of its type nor of its default. */
function namesIn(parameter: SyntaxNode, list: SyntaxNode): SyntaxNode[] {
  return [...parameter.descendants()].filter(
    (name) =>
      (isName(name) || name.type === "variable_name" || name === list) &&
      !isWithin(name, parameter, "type", "value"),
  );
}

/** Whether a node stands in one of the fields of an outer one. */
function isWithin(node: SyntaxNode, outer: SyntaxNode, ...fields: readonly string[]): boolean {
  for (let inner: SyntaxNode | undefined = node; inner && inner !== outer; inner = inner.parent)
    if (inner.field !== undefined && fields.includes(inner.field)) return true;
  return false;
}

function innermost(declarator: SyntaxNode): SyntaxNode {
  const inner = declarator.child("declarator") ?? declarator.child("name");
  return inner ? innermost(inner) : declarator;
}

/** A type without what TypeScript and others put before it. */
function plainType(text: string): string {
  return text.replace(/^\s*:\s*/, "").trim();
}

/** PHP writes variables with a dollar sign, C++ and Rust pass them on by reference. */
export function withoutSigil(name: string): string {
  return name.replace(/^[$&*]+/, "");
}
