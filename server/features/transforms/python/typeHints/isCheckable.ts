import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { ownNodes } from "../../../../language/roles/outcomes.ts";
import { parametersOf } from "../../../../language/roles/parameters.ts";
import type { HintFacts } from "./hintFacts.ts";
import { untypedMembers } from "./untypedMembers.ts";

/**
 * Type checkers leave functions without any hint alone and check those with one. So that a file that was accepted stays
 * accepted, a function gets its first hint only where there is nothing in it that a checker would want to be told: empty
 * collections, variables of more than one type, attributes of which it cannot know the type.
 */
export function isCheckable(node: SyntaxNode, facts: HintFacts): boolean {
  const parameters = parametersOf(node);
  if (node.child("return_type") || parameters.some(({ type }) => type !== undefined)) return true;
  const body = node.child("body");
  if (!body) return false;
  const locals = new Set([...ownNodes(body)].flatMap(targets));
  const frame = { ...frameOf(node, facts), locals };
  const assigned = new Set(frame.given);
  return [...ownNodes(body)].every((each) => !each.named || (isPlain(each, frame) && isNew(each, assigned)));
}

/** What the names in a function's body refer to. */
interface Frame {
  /** Variables that the function gives values to. */
  readonly locals: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** Members of the class around it that have no type. */
  readonly members: ReadonlySet<string>;
  /** The name of the first parameter of a method. */
  readonly self: string | undefined;
  readonly facts: HintFacts;
}

const owners = new Set(["class_definition", "function_definition"]);

function frameOf(node: SyntaxNode, facts: HintFacts): Omit<Frame, "locals"> {
  const given = new Set(parametersOf(node).flatMap(({ name }) => name ?? []));
  const owner = node.ancestor(owners);
  if (owner?.type !== "class_definition") return { given, members: new Set(), self: undefined, facts };
  const self = node.child("parameters")?.namedChildren[0]?.text;
  return { given, members: untypedMembers(owner), self, facts };
}

const refusedStatements: ReadonlySet<string> = new Set([
  ...["augmented_assignment", "delete_statement", "global_statement", "nonlocal_statement", "with_statement"],
  ...["import_statement", "import_from_statement", "named_expression", "try_statement", "class_definition"],
  ...["lambda", "await", "match_statement", "list_splat", "dictionary_splat"],
]);

/** A checker has no question about the node itself. */
function isPlain(node: SyntaxNode, frame: Frame): boolean {
  switch (node.type) {
    case "assignment":
      return isPlainAssignment(node, frame.given);
    case "call":
      // What it calls may be of a type that only running it tells.
      return !frame.locals.has(node.child("function")?.text ?? "");
    case "attribute":
      return isKnown(node, frame);
    case "subscript":
      return frame.given.has(node.child("value")?.text ?? "");
    default:
      return !refusedStatements.has(node.type);
  }
}

/** No name that the node gives a value to had one before. */
function isNew(node: SyntaxNode, assigned: Set<string>): boolean {
  const names = targets(node);
  if (names.some((name) => assigned.has(name))) return false;
  for (const name of names) assigned.add(name);
  return true;
}

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
    ![...right.descendants()].some(({ text }) =>
      /^(?:\[\s*\]|\{\s*\}|(?:dict|list|set|tuple)\(\))$/.test(text),
    )
  );
}

/** An attribute of a parameter, of `self` where nothing gives it a type, or a function of a module that is called. */
function isKnown(node: SyntaxNode, { given, members, self, facts }: Frame): boolean {
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
