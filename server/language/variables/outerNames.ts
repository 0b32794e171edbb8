import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { hasModifier } from "../roles/modifiers.ts";
import { isDeclaration } from "../roles/statements.ts";
import { isName } from "../roles/tokens.ts";
import { placeOfName } from "./placeOfName.ts";

/** Whether a function gives a value to what outlives it: a name that it does not declare, or declares to be another's. */
export function isOuterName(owner: SyntaxNode, name: string): boolean {
  return assignmentDeclares(owner) ? isForeign(owner, name) : !declares(owner, name);
}

/** Whether to give a value to a name is to declare it. */
export function assignmentDeclares({ language }: SyntaxNode): boolean {
  return Object.values(language.names.places).includes("assign");
}

/** `global x`, `nonlocal x`, PHP's `static $x`; what is handed on by reference, too. */
function isForeign(owner: SyntaxNode, name: string): boolean {
  const { names } = owner.language;
  for (const node of owner.descendants())
    if (names.leaves.has(node.type) && node.text === name && placeOfName(node, names)?.place === "foreign")
      return true;
  return false;
}

/** Whether a declaration within the function makes the name; what C keeps from call to call is none of its own. */
function declares(owner: SyntaxNode, name: string): boolean {
  for (const node of owner.descendants())
    if (isDeclaration(node) && !hasModifier(node, /^static$/) && declaresName(node, name)) return true;
  return false;
}

function declaresName({ children }: SyntaxNode, name: string): boolean {
  return children.some(
    (child) =>
      child.field !== "value" &&
      child.field !== "right" &&
      [...child.descendants()].some((each) => isName(each) && each.text === name),
  );
}
