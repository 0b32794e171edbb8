import { type AnyNode, isNamed, languageFactsOf, parentOf } from "../parse/anyNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";

const lists = /^(?:class_body|declaration_list|enum_body_declarations)$/;
const classes =
  /^(?:class|class_declaration|abstract_class_declaration|struct_declaration|record_declaration|enum_declaration|object_creation_expression|trait_declaration|impl_item|trait_item|module|singleton_class)$/;

/** The list of members of a class, a struct, a trait or an implementation. */
export function isMemberList(node: SyntaxNode): boolean {
  const owner = node.parent?.type ?? "";
  if (node.type === "block") return owner === "class_definition";
  if (node.type === "body_statement") return /^(?:class|module|singleton_class)$/.test(owner);
  return lists.test(node.type) && (classes.test(owner) || node.type === "enum_body_declarations");
}

/** The nearest list of members around a node. */
export function memberListAround(node: SyntaxNode): SyntaxNode | undefined {
  let outer = node.parent;
  while (outer && !isMemberList(outer)) outer = outer.parent;
  return outer;
}

/** Whether a member belongs to the class, not to its objects. */
export function isStaticMember(member: SyntaxNode): boolean {
  if (member.type === "singleton_method") return true;
  const modifiers = member.children.filter(({ type }) =>
    /^(?:modifiers?|static|static_modifier)$/.test(type),
  );
  return modifiers.some(({ text }) => /\bstatic\b/.test(text));
}

/** Whether the members of a list are those of an interface, which says only what others do. */
export function isInInterface(node: AnyNode): boolean {
  for (let outer: AnyNode | undefined = node; outer; outer = parentOf(outer))
    if (isInterface(outer)) return true;
  return false;
}

/** A type whose members have no code, or only a default. */
const isInterface = inRole(({ interfaces }) => interfaces);

/** A list of nothing but members. */
export function isMembers(node: AnyNode): boolean {
  return isNamed(node) && languageFactsOf(node).bodies.has(node.type);
}

/** A member that is neither code nor a type: a field, a property. */
export function isField(node: AnyNode): boolean {
  const { functions, roles } = languageFactsOf(node);
  return roles.definitions.has(node.type) && !roles.types.has(node.type) && !functions.has(node.type);
}

/** A list of what a function is generic over. */
export function isGeneric(node: SyntaxNode): boolean {
  return (
    node.child("type_parameters") !== undefined ||
    node.childOfType("type_parameters", "type_parameter_list") !== undefined
  );
}

/** What a signature says of errors: Java's `throws A, B`. */
export function throwsClause(node: SyntaxNode): string {
  const clause = node.childOfType("throws");
  return clause ? ` ${clause.text}` : "";
}

/** What reads or writes a property as if it were a field: `get x()`. */
export function isAccessor(node: SyntaxNode): boolean {
  return /accessor/.test(node.type) || node.children.some(({ type }) => type === "get" || type === "set");
}
