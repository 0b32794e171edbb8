/** What a tree shows, counted once, so that questions about presence are look-ups. */
import { trimEndOf } from "../../text/endOf.ts";
import { copyTree } from "../parse/copyTree.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { SyntaxTree } from "../parse/syntaxTree.ts";
import { pathOf, readCall } from "../roles/calls.ts";

export interface Inventory {
  readonly languageId: string;
  /** Whether the parser had to skip something: then what is not seen may still be there. */
  readonly isBroken: boolean;
  /** Types of the nodes that occur, as the grammar names them. */
  readonly nodes: ReadonlySet<string>;
  /** Keywords, operators and punctuation that occur. */
  readonly tokens: ReadonlySet<string>;
  /** Names that occur in code: variables, members, types. */
  readonly names: ReadonlySet<string>;
  /** What is called, as dotted paths: `os.system`, `new Worker`. */
  readonly calls: ReadonlySet<string>;
  /** Members that are reached, as dotted paths: `process.env.HOME`. */
  readonly paths: ReadonlySet<string>;
  /** Names of functions, methods and types that are defined here. */
  readonly definitions: ReadonlySet<string>;
  /** Contents of the texts that are short enough to be names. */
  readonly texts: ReadonlySet<string>;
  /** Structures that no single node shows. */
  readonly structures: ReadonlySet<Structure>;
  /** Whether the language has this keyword or sign at all. */
  hasToken(token: string): boolean;
  /** Whether the language's grammar has one of these node types. */
  hasNode(type: string): boolean;
}

export type Structure =
  | "recursion"
  | "own calls"
  | "nested functions"
  | "nested loops"
  | "nested ternaries"
  | "tabs"
  | "spaces"
  | "single quotes"
  | "double quotes"
  | "default export"
  | "module variables"
  | "superclass";

/** Longer texts are no names. */
const longestName = 60;
const longestPath = 160;

/** Counts a tree, or the part of it below a node; the result holds nothing of it. */
export function takeInventory(tree: SyntaxTree, root: SyntaxNode = copyTree(tree)): Inventory {
  const collected = collect(root, tree);
  const { types } = tree.tree.language;
  const isNamed = (at: number) => tree.tree.language.nodeTypeIsNamed(at);
  const anonymous = new Set(types.filter((_, at) => !isNamed(at)));
  const named = new Set(types.filter((_, at) => isNamed(at)));
  return {
    languageId: tree.languageId,
    isBroken: tree.rootNode.hasError,
    ...collected,
    hasToken: (token) => anonymous.has(token),
    hasNode: (type) => named.has(type),
  };
}

/** What several parts of a file show together; undefined of none. */
export function mergeInventories(parts: readonly Inventory[]): Inventory | undefined {
  const [first, ...others] = parts;
  return first && others.reduce(merge, first);
}

function merge(one: Inventory, other: Inventory): Inventory {
  const both = <T>(key: (inventory: Inventory) => ReadonlySet<T>) => new Set([...key(one), ...key(other)]);
  return {
    ...one,
    isBroken: one.isBroken || other.isBroken,
    nodes: both(({ nodes }) => nodes),
    tokens: both(({ tokens }) => tokens),
    names: both(({ names }) => names),
    calls: both(({ calls }) => calls),
    paths: both(({ paths }) => paths),
    definitions: both(({ definitions }) => definitions),
    texts: both(({ texts }) => texts),
    structures: both(({ structures }) => structures),
  };
}

type Collected = Omit<Inventory, "languageId" | "isBroken" | "hasToken" | "hasNode">;

function collect(root: SyntaxNode, tree: SyntaxTree): Collected {
  const { language, text } = tree;
  const found = {
    nodes: new Set<string>(),
    tokens: new Set<string>(),
    names: new Set<string>(),
    calls: new Set<string>(),
    paths: new Set<string>(),
    definitions: new Set<string>(),
    texts: new Set<string>(),
    structures: new Set<Structure>(indentation(text)),
  };
  for (const node of root.descendants()) {
    if (!node.named) noteToken(node, found);
    else if (!language.comments.has(node.type)) noteNode(node, tree, found);
  }
  const isOwn = (call: string) => found.definitions.has(call.split(/\W+/).at(-1) ?? call);
  if ([...found.calls].some(isOwn)) found.structures.add("own calls");
  return found;
}

function noteToken(node: SyntaxNode, { tokens, structures }: Sets): void {
  tokens.add(node.type);
  if (node.type === "default" && node.parent?.childOfType("export")) structures.add("default export");
}

function noteNode(node: SyntaxNode, { language }: SyntaxTree, found: Sets): void {
  const { type } = node;
  found.nodes.add(type);
  if (language.strings.has(type)) noteText(node, found);
  if (node.children.length === 0 && !isInText(node, language.strings)) found.names.add(node.text);
  noteCall(node, found);
  if (language.functions.has(type)) noteFunction(node, language.functions, found);
  else noteDefinition(node, found);
  for (const structure of structuresOf(node, language)) found.structures.add(structure);
}

function* structuresOf(
  node: SyntaxNode,
  { control, functions }: SyntaxTree["language"],
): Generator<Structure> {
  const { type } = node;
  if (control?.loops.has(type) && isInside(node, control.loops, functions)) yield "nested loops";
  if (control?.ternaries.has(type) && isInside(node, control.ternaries, functions)) yield "nested ternaries";
  if (node.field === "superclasses") yield "superclass";
  if (isModuleVariable(node)) yield "module variables";
}

type Sets = {
  readonly [Key in "calls" | "definitions" | "names" | "nodes" | "paths" | "texts" | "tokens"]: Set<string>;
} & { readonly structures: Set<Structure> };

function noteText(node: SyntaxNode, { texts, structures }: Sets): void {
  const inside = trimEndOf(node.text.replace(/^\w*["'`]+/, ""), "\"'`");
  if (inside.length <= longestName) texts.add(inside);
  const [quote] = node.text.replace(/^\w{0,3}/, "");
  if (quote === "'") structures.add("single quotes");
  if (quote === '"') structures.add("double quotes");
}

/** What has a name and a body is defined. */
function noteDefinition(node: SyntaxNode, { definitions }: Sets): void {
  const name = node.child("name");
  if (name && node.child("body")) definitions.add(name.text);
}

function noteCall(node: SyntaxNode, { calls, paths }: Sets): void {
  const add = (set: Set<string>, path: string) => {
    if (path.length <= longestPath) set.add(path);
  };
  const call = readCall(node);
  if (call) add(calls, call.callee);
  else if (node.child("macro")) add(calls, node.child("macro")?.text ?? "");
  else if (commandNames.has(node.type)) add(calls, node.text);
  else if (node.children.length > 1 && node.end - node.start <= longestPath) {
    const path = pathOf(node);
    if (path !== "?" && !path.startsWith("?")) add(paths, path);
  }
}

/** Nodes that hold the name of a program or built-in that is run. */
const commandNames = new Set(["command_name", "print_intrinsic", "echo_statement", "exit_statement"]);

function noteFunction(
  node: SyntaxNode,
  functions: ReadonlySet<string>,
  { definitions, structures }: Sets,
): void {
  if (node.ancestor(functions)) structures.add("nested functions");
  const name = functionName(node);
  if (name === undefined) return;
  definitions.add(name);
  const body = node.child("body") ?? node;
  const callsItself = [...body.descendants()].some((inner) => {
    const callee = readCall(inner)?.callee ?? (commandNames.has(inner.type) ? inner.text : undefined);
    return (
      callee === name || callee === `this.${name}` || callee === `self.${name}` || callee === `$this.${name}`
    );
  });
  if (callsItself) structures.add("recursion");
}

/** The name a function is declared with or bound to. */
function functionName(node: SyntaxNode): string | undefined {
  let named = node.child("name") ?? node.child("declarator");
  while (named?.child("declarator")) named = named.child("declarator");
  const bound = node.parent?.child("name") ?? node.parent?.child("left");
  return (named ?? (node.field === "value" || node.field === "right" ? bound : undefined))?.text;
}

/** Whether an ancestor is one of the types, with no function between. */
function isInside(node: SyntaxNode, types: ReadonlySet<string>, functions: ReadonlySet<string>): boolean {
  for (let above = node.parent; above && !functions.has(above.type); above = above.parent)
    if (types.has(above.type)) return true;
  return false;
}

function isInText(node: SyntaxNode, strings: ReadonlySet<string>): boolean {
  return strings.has(node.type) || (node.parent !== undefined && strings.has(node.parent.type));
}

/** A variable of the file itself that can change: `let` and `var` in scripts, `var` in Go, Python's `global`. */
function isModuleVariable(node: SyntaxNode): boolean {
  const isTop = node.parent !== undefined && node.parent.parent === undefined;
  if (
    node.type === "global_statement" ||
    node.type === "global_declaration" ||
    node.type === "global_variable"
  )
    return true;
  if (node.type === "static_item") return node.childOfType("mutable_specifier") !== undefined;
  if (!isTop) return false;
  const [first] = node.children;
  return (
    (node.type === "lexical_declaration" && first?.type === "let") ||
    node.type === "variable_declaration" ||
    node.type === "var_declaration"
  );
}

function indentation(text: string): Structure[] {
  const found: Structure[] = [];
  if (/^\t+\S/m.test(text)) found.push("tabs");
  if (/^ {2,}[^\s*]/m.test(text)) found.push("spaces");
  return found;
}
