import { functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import {
  isGeneric,
  isInInterface,
  isMemberList,
  isStaticMember,
  memberListAround,
} from "../../../language/roles/members.ts";
import { usesSelf } from "../../../language/variables/taken.ts";
import type { Access, Form } from "./forms.ts";

/** Where a new function goes. */
export interface Destination {
  /** The function that the selection is in. */
  readonly owner: SyntaxNode;
  /** The item behind which the new one stands. */
  readonly item: SyntaxNode;
  readonly access: Access;
}

/** Where a function made of the nodes would stand; or why nowhere. */
export function destinationFor(
  nodes: readonly SyntaxNode[],
  form: Form,
  root: SyntaxNode,
): Destination | { readonly refused: string } {
  const [first] = nodes;
  const inner = first?.ancestor(first.language.functions);
  if (!first || !inner) return { refused: "It stands in no function." };
  if (!isInBody(first, inner)) return { refused: "It stands in the head of a function." };
  for (let outer: SyntaxNode | undefined = inner; outer; outer = outer.parent)
    if (form.types && isGeneric(outer)) return { refused: "Its function or class has type parameters." };
  const isSelfUsed = usesSelf(nodes);
  const list = memberListAround(first);
  const isMember = form.isMember === "always" || (form.isMember === "inClasses" && list !== undefined);
  if (isMember || (isSelfUsed && form.hasObject && list)) return memberPlace(first, inner, list);
  if (isSelfUsed) return { refused: "It uses the object whose method it is in." };
  let item = first;
  while (item.parent && item.parent !== root) item = item.parent;
  return { owner: inner, item, access: "free" };
}

function memberPlace(
  node: SyntaxNode,
  inner: SyntaxNode,
  list: SyntaxNode | undefined,
): Destination | { readonly refused: string } {
  if (!list || isInInterface(list)) return { refused: "It stands in no class." };
  let item = node;
  while (item.parent && item.parent !== list) item = item.parent;
  if (!isFunction(item) && !item.language.functions.has(item.type))
    return { refused: "It stands in no method." };
  const ownsSelf = [...ancestorsUpTo(inner, item)].every((each) => each === item || keepsSelf(each));
  if (!ownsSelf) return { refused: "It uses the object of a function inside the method." };
  return { owner: inner, item, access: isStaticMember(item) ? "static" : "method" };
}

function* ancestorsUpTo(node: SyntaxNode, last: SyntaxNode): Generator<SyntaxNode> {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    if (isFunction(outer) || isMemberList(outer)) yield outer;
    if (outer === last) return;
  }
}

/** Whether `this` within a function is that of the function around it. */
function keepsSelf(node: SyntaxNode): boolean {
  return node.language.names.selfKeepers.has(node.type);
}

function isInBody(node: SyntaxNode, owner: SyntaxNode): boolean {
  const { body } = functionParts(owner, owner.language);
  return body !== undefined && body.start <= node.start && body.end >= node.end;
}
