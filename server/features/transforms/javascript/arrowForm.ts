import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { indentAt, movedTo } from "../layout.ts";
import { ownDescendants, takesFromOutside } from "./ownNames.ts";

/** A function as an arrow function is written. */
export function arrowText(
  node: SyntaxNode,
  parameters: SyntaxNode,
  body: SyntaxNode,
  source: string,
): string {
  const isAsync = node.children.some(({ type }) => type === "async") ? "async " : "";
  const generic = node.child("type_parameters")?.text ?? "";
  const result = node.child("return_type")?.text ?? "";
  return `${isAsync}${generic}${parameters.text}${result} => ${arrowBody(body, source)}`;
}

/** An expression where the body does nothing but return it; comments keep the braces. */
function arrowBody(body: SyntaxNode, source: string): string {
  const [only, ...others] = body.namedChildren;
  const value = only?.type === "return_statement" ? only.namedChildren[0] : undefined;
  const hasComment = [...body.descendants()].some(isComment);
  if (!only || others.length > 0 || !value || hasComment) return body.text;
  const written = movedTo(value, indentAt(source, body.start));
  // A brace behind the arrow would begin a block.
  return written.startsWith("{") || value.type === "sequence_expression" ? `(${written})` : written;
}

/** Why a function cannot be an arrow function, as far as what stands in it tells. */
export function whyNoArrow(node: SyntaxNode, body: SyntaxNode): string | undefined {
  for (const inner of ownDescendants(node)) {
    const taken = takesFromOutside(inner);
    if (taken) return `It uses ${taken}, which an arrow function takes from outside.`;
    if (isDirective(inner) && inner.parent === body) return "It has a directive of its own.";
  }
  return undefined;
}

function isDirective({ type, text }: SyntaxNode): boolean {
  return type === "expression_statement" && /^["']use strict["']/.test(text);
}

/** Whether the file of a node makes objects with what has a name, extends it, or sets its prototype. */
export function isMadeWithNew(name: string, { parent }: SyntaxNode): boolean {
  let root = parent;
  while (root?.parent) root = root.parent;
  if (!root) return false;
  let names = constructors.get(root);
  if (!names) {
    names = constructorsIn(root);
    constructors.set(root, names);
  }
  return names.has(name);
}

const constructors = new WeakMap<SyntaxNode, ReadonlySet<string>>();

function constructorsIn(root: SyntaxNode): ReadonlySet<string> {
  const made = root.ofType("new_expression").flatMap((each) => each.child("constructor")?.text ?? []);
  const bases = root.ofType("class_heritage").flatMap((each) => each.text.match(/[\w$]+/g) ?? []);
  const extended = root
    .ofType("member_expression")
    .filter((each) => each.child("property")?.text === "prototype");
  return new Set([...made, ...bases, ...extended.flatMap((each) => each.child("object")?.text ?? [])]);
}
