import { functionName } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, isBinding } from "../roles/bindings.ts";
import { definedName } from "../roles/definitions.ts";
import { inRole } from "../roles/inRole.ts";
import { isField, memberListAround } from "../roles/members.ts";

/** Something that a file gives a name to, for others to speak of. */
export interface NamedDefinition {
  readonly name: string;
  /** The type whose member it is. */
  readonly owner: string | undefined;
  readonly kind: "function" | "type" | "value";
  readonly node: SyntaxNode;
}

const isType = inRole(({ types }) => types);

/** The functions, types and values below a node that have names, in document order; variables within functions left out. */
export function definitionsIn(root: SyntaxNode): readonly NamedDefinition[] {
  const found: NamedDefinition[] = [];
  for (const node of root.descendants()) {
    const definition = readDefinition(node);
    if (definition) found.push(definition);
  }
  return found;
}

function readDefinition(node: SyntaxNode): NamedDefinition | undefined {
  if (!node.named) return undefined;
  const owner = ownerOf(node);
  const as = (kind: NamedDefinition["kind"], name: SyntaxNode | undefined) =>
    name && { name: name.text.split(/::|[.:]/).at(-1) ?? name.text, owner, kind, node };
  if (isFunction(node)) return as("function", functionName(node));
  if (isType(node)) return as("type", node.child("name"));
  const isValue = (isBinding(node) || isField(node)) && !isLocal(node) && !holdsFunction(node);
  return isValue ? as("value", isBinding(node) ? boundName(node) : definedName(node)) : undefined;
}

/** The type whose member a node is, as it is called where its members stand. */
export function ownerOf(node: SyntaxNode): string | undefined {
  const owner = memberListAround(node)?.parent;
  return owner && (owner.child("type") ?? definedName(owner))?.text;
}

function isLocal(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) if (isFunction(outer)) return true;
  return false;
}

function holdsFunction(node: SyntaxNode): boolean {
  return node.children.some((child) => isFunction(child));
}

/**
 * What a name stands for, as somebody wrote it: with the type before it where one was named, in its own spelling before any
 * other.
 */
export function definitionsNamed(all: readonly NamedDefinition[], asked: string): readonly NamedDefinition[] {
  const steps = asked.split(/\.|::|->|#/);
  const [last = asked, owner] = [steps.at(-1), steps.at(-2)];
  const ofOwner = all.filter(
    (each) => owner === undefined || each.owner === owner || /^(?:this|self|super)$/.test(owner),
  );
  const exact = ofOwner.filter(({ name }) => name === last);
  return exact.length > 0 ? exact : ofOwner.filter(({ name }) => name.toLowerCase() === last.toLowerCase());
}
