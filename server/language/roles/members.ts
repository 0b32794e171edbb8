import { type AnyNode, isNamed, languageFactsOf, parentOf } from "../parse/anyNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";
import { hasModifier } from "./modifiers.ts";
import { hasToken } from "./tokens.ts";

const isListOfMembers = inRole(({ memberLists }) => memberLists);
/** What has members with code: a class, a structure, a trait, an implementation. */
export const hasMembers = inRole(({ memberOwners }) => memberOwners);

/** A class, a structure, an interface, an enumeration. */
export const isType = inRole(({ types }) => types);

/** The list of members of a class, a struct, a trait or an implementation. */
export function isMemberList(node: SyntaxNode): boolean {
  return isListOfMembers(node) && node.parent !== undefined && hasMembers(node.parent);
}

/** The nearest list of members around a node. */
export function memberListAround(node: SyntaxNode): SyntaxNode | undefined {
  let outer = node.parent;
  while (outer && !isMemberList(outer)) outer = outer.parent;
  return outer;
}

/** Whether a member belongs to the class, not to its objects. */
export function isStaticMember(member: SyntaxNode): boolean {
  return isOfClass(member) || hasModifier(member, /\bstatic\b/) || hasToken(member, "static");
}

const isOfClass = inRole(({ staticMembers }) => staticMembers);

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
  return node.child("type_parameters") !== undefined || node.children.some(isTypeParameters);
}

const isTypeParameters = inRole(({ typeParameters }) => typeParameters);

/** What a signature says of errors: Java's `throws A, B`. */
export function throwsClause(node: SyntaxNode): string {
  const clause = node.children.find(isThrowsClause);
  return clause ? ` ${clause.text}` : "";
}

const isThrowsClause = inRole(({ throwsClauses }) => throwsClauses);

/** What reads or writes a property as if it were a field: `get x()`. */
export function isAccessor(node: SyntaxNode): boolean {
  return isOfProperty(node) || hasToken(node, "get") || hasToken(node, "set");
}

const isOfProperty = inRole(({ accessors }) => accessors);
