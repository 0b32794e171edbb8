import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";

/** What a file tells of all its functions. */
export interface HintFacts {
  /** Written for Python 2, which has no hints. */
  readonly isOld: boolean;
  readonly hasFuture: boolean;
  /** The file uses a name for something of its own. */
  isTaken(name: string): boolean;
  /** The name is that of a module that is imported whole. */
  isModule(name: string): boolean;
  /** A value is assigned to the name somewhere, as a variable or as an attribute. */
  isAssigned(name: string): boolean;
  /** Calls by the name of what is called, whatever it belongs to. */
  callsOf(name: string): readonly SyntaxNode[];
  /** A function is named otherwise than in a call or its own definition. */
  isHandedOn(name: string): boolean;
  /** A method whose class extends another: what it overrides has types of its own. */
  extendsAnother(method: SyntaxNode): boolean;
}

const known = new WeakMap<SyntaxNode, HintFacts>();

export function factsOf(root: SyntaxNode): HintFacts {
  let facts = known.get(root);
  if (!facts) {
    facts = collect(root);
    known.set(root, facts);
  }
  return facts;
}

function collect(root: SyntaxNode): HintFacts {
  const nodes = [...root.descendants()].filter(({ named }) => named);
  const taken = new Set(nodes.filter(isTaking).map(({ text }) => text));
  const modules = new Set(nodes.flatMap(modulesOf));
  const assigned = new Set(nodes.flatMap(assignedName));
  const handed = new Set(nodes.filter(isValue).map(({ text }) => text));
  const calls = new Map<string, SyntaxNode[]>();
  for (const node of nodes) {
    const called = node.type === "call" ? calledName(node) : undefined;
    if (called !== undefined) calls.set(called, [...(calls.get(called) ?? []), node]);
  }
  return {
    isOld: nodes.some(({ type }) => type === "print_statement" || type === "exec_statement"),
    hasFuture: nodes.some(
      ({ type, text }) => type === "future_import_statement" && /\bannotations\b/.test(text),
    ),
    isTaken: (name) => taken.has(name) && name !== "None",
    isModule: (name) => modules.has(name),
    isAssigned: (name) => assigned.has(name),
    callsOf: (name) => calls.get(name) ?? [],
    isHandedOn: (name) => handed.has(name),
    extendsAnother,
  };
}

/** A name that is read, but not called. */
function isValue({ type, field, parent }: SyntaxNode): boolean {
  return type === "identifier" && field !== "function" && field !== "name" && parent?.type !== "parameters";
}

function assignedName(node: SyntaxNode): readonly string[] {
  const left = node.type === "assignment" ? node.child("left") : undefined;
  return left ? [left.child("attribute")?.text ?? left.text] : [];
}

function modulesOf(node: SyntaxNode): readonly string[] {
  if (node.type !== "import_statement") return [];
  return node.namedChildren.map((each) => (each.child("alias") ?? each.namedChildren[0] ?? each).text);
}

function calledName(call: SyntaxNode): string | undefined {
  const callee = call.child("function");
  return callee?.type === "attribute" ? callee.child("attribute")?.text : callee?.text;
}

/** Whether an identifier gives its name a meaning. */
function isTaking({ type, field, parent }: SyntaxNode): boolean {
  if (type !== "identifier") return false;
  if (field === "name" || field === "left" || field === "alias") return true;
  return parent?.type === "parameters" || parent?.parent?.type === "import_from_statement";
}

const owners = new Set(["class_definition", "function_definition"]);

function extendsAnother(method: SyntaxNode): boolean {
  const owner = method.ancestor(owners);
  if (owner?.type !== "class_definition") return false;
  const bases = owner.child("superclasses")?.namedChildren ?? [];
  return bases.some(({ text }) => text !== "object");
}
