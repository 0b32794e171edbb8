import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { ownNodes } from "../../../../language/roles/outcomes.ts";
import { parametersOf } from "../../../../language/roles/parameters.ts";
import type { FileFacts } from "./fileFacts.ts";

/**
 * Type checkers leave functions without any hint alone and check those with one. So that a file that was accepted stays
 * accepted, a function gets its first hint only where there is nothing in it that a checker would want to be told: empty
 * collections, variables of more than one type, attributes of which it cannot know the type.
 */
export function isCheckable(node: SyntaxNode, facts: FileFacts): boolean {
  const parameters = parametersOf(node);
  if (node.child("return_type") || parameters.some(({ type }) => type !== undefined)) return true;
  const body = node.child("body");
  if (!body) return false;
  const given = new Set(parameters.flatMap(({ name }) => name ?? []));
  const owner = node.ancestor(owners);
  const isMethod = owner?.type === "class_definition";
  const self = isMethod ? node.child("parameters")?.namedChildren[0]?.text : undefined;
  const members = isMethod ? untypedMembers(owner) : new Set<string>();
  const assigned = new Set<string>();
  for (const each of ownNodes(body)) {
    if (!each.named) continue;
    if (refusedStatements.has(each.type)) return false;
    const target = targets(each);
    if (target.some((name) => assigned.has(name) || given.has(name))) return false;
    for (const name of target) assigned.add(name);
    if (each.type === "assignment" && !isPlainAssignment(each, given)) return false;
    if (each.type === "attribute" && !isKnown(each, given, members, self, facts)) return false;
    if (each.type === "subscript" && !given.has(each.child("value")?.text ?? "")) return false;
  }
  return true;
}

const owners = new Set(["class_definition", "function_definition"]);
const refusedStatements: ReadonlySet<string> = new Set([
  ...["augmented_assignment", "delete_statement", "global_statement", "nonlocal_statement", "with_statement"],
  ...["import_statement", "import_from_statement", "named_expression", "try_statement", "class_definition"],
  ...["lambda", "await", "match_statement"],
]);

/** Names that a node gives a value to. */
function targets(node: SyntaxNode): readonly string[] {
  if (!/^(?:assignment|for_statement|for_in_clause)$/.test(node.type)) return [];
  const left = node.child("left");
  if (!left || left.type === "attribute" || left.type === "subscript") return [];
  return [...left.descendants()].filter(({ type }) => type === "identifier").map(({ text }) => text);
}

/** `x = f(a)`, `self.a = a`: no empty collection, no None, nothing put into an attribute but a parameter. */
function isPlainAssignment(node: SyntaxNode, given: ReadonlySet<string>): boolean {
  const [left, right] = [node.child("left"), node.child("right")];
  if (!left || !right) return false;
  if (left.type === "subscript") return false;
  if (left.type === "attribute") return right.type === "identifier" && given.has(right.text);
  return (
    !/^(?:none|assignment)$/.test(right.type) &&
    !/^(?:\[\s*\]|\{\s*\}|(?:dict|list|set|tuple)\(\))$/.test(right.text)
  );
}

/** An attribute of a parameter, of `self` where nothing gives it a type, or a function of a module that is called. */
function isKnown(
  node: SyntaxNode,
  given: ReadonlySet<string>,
  members: ReadonlySet<string>,
  self: string | undefined,
  facts: FileFacts,
): boolean {
  const object = node.child("object");
  if (!object) return false;
  if (object.type === "string") return true;
  // The outermost attribute answers for the whole chain.
  if (node.parent?.type === "attribute" && object.type !== "identifier") return true;
  let first: SyntaxNode = object;
  let root = node;
  while (first.type === "attribute") {
    root = first;
    const next = first.child("object");
    if (!next) return false;
    first = next;
  }
  if (first.type !== "identifier") return false;
  if (first.text === self) return members.has(root.child("attribute")?.text ?? "");
  if (given.has(first.text)) return true;
  const call = node.field === "function" ? node.parent : undefined;
  const isRead = call?.parent?.type === "attribute" || call?.parent?.type === "subscript";
  return facts.isModule(first.text) && call?.type === "call" && !isRead;
}

/** Methods of a class, and attributes that are only ever given a parameter without a type. */
function untypedMembers(owner: SyntaxNode): ReadonlySet<string> {
  const found = new Set<string>();
  const typed = new Set<string>();
  for (const node of owner.descendants()) {
    const method = methodName(node, owner);
    if (method !== undefined) found.add(method);
    if (node.type !== "assignment" && node.type !== "augmented_assignment") continue;
    const left = node.child("left");
    if (left?.type === "identifier" && node.ancestor(owners) === owner) typed.add(left.text);
    if (left?.type !== "attribute") continue;
    const name = left.child("attribute")?.text ?? "";
    if (node.type === "assignment" && isGivenParameter(node)) found.add(name);
    else typed.add(name);
  }
  for (const name of typed) found.delete(name);
  return found;
}

function methodName(node: SyntaxNode, owner: SyntaxNode): string | undefined {
  if (node.type !== "function_definition" || node.ancestor(owners) !== owner) return undefined;
  return node.child("name")?.text;
}

/** Whether what is assigned is a parameter of the function around it that has neither type nor default. */
function isGivenParameter(assignment: SyntaxNode): boolean {
  const method = assignment.ancestor(owners);
  const right = assignment.child("right");
  if (!method || right?.type !== "identifier") return false;
  return parametersOf(method).some(
    ({ name, type, value }) => type === undefined && !value && name === right.text,
  );
}
