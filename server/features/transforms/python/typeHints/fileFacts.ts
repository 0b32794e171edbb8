import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";

/** What a file tells of all its functions. */
export interface FileFacts {
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
  /** A method whose class extends another: what it overrides has types of its own. */
  extendsAnother(method: SyntaxNode): boolean;
}

const known = new WeakMap<SyntaxNode, FileFacts>();

export function factsOf(root: SyntaxNode): FileFacts {
  let facts = known.get(root);
  if (!facts) {
    facts = collect(root);
    known.set(root, facts);
  }
  return facts;
}

function collect(root: SyntaxNode): FileFacts {
  const taken = new Set<string>();
  const modules = new Set<string>();
  const assigned = new Set<string>();
  const calls = new Map<string, SyntaxNode[]>();
  let [isOld, hasFuture] = [false, false];
  for (const node of root.descendants()) {
    if (!node.named) continue;
    if (node.type === "print_statement" || node.type === "exec_statement") isOld = true;
    if (node.type === "future_import_statement" && /\bannotations\b/.test(node.text)) hasFuture = true;
    if (node.type === "assignment") {
      const left = node.child("left");
      assigned.add(left?.child("attribute")?.text ?? left?.text ?? "");
    }
    for (const module of modulesOf(node)) modules.add(module);
    const called = node.type === "call" ? calledName(node) : undefined;
    if (called !== undefined) calls.set(called, [...(calls.get(called) ?? []), node]);
    if (node.type === "identifier" && isTaking(node)) taken.add(node.text);
  }
  return {
    isOld,
    hasFuture,
    isTaken: (name) => taken.has(name) && name !== "None",
    isModule: (name) => modules.has(name),
    isAssigned: (name) => assigned.has(name),
    callsOf: (name) => calls.get(name) ?? [],
    extendsAnother,
  };
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
function isTaking({ field, parent }: SyntaxNode): boolean {
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
