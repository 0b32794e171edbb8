import { functionName } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, boundValue, isBinding, isMember } from "../roles/bindings.ts";
import { definedName } from "../roles/definitions.ts";
import { hasMembers, isField, isType } from "../roles/members.ts";
import { type Parameter, parametersOf, receiverAround } from "../roles/parameters.ts";

/** Something that a file gives a name to, for others to speak of. */
export interface NamedDefinition {
  /** Without signs that belong to no name: PHP's `$`. */
  readonly name: string;
  /** The type whose member it is. */
  readonly owner: string | undefined;
  readonly kind: "function" | "parameter" | "type" | "value";
  readonly node: SyntaxNode;
  /** The default of a parameter. */
  readonly given?: SyntaxNode;
}

/**
 * The functions, types and values below a node that have names, in document order; members of types are among them, what is
 * local to a function is not, but for functions.
 */
export function definitionsIn(root: SyntaxNode): readonly NamedDefinition[] {
  const byPlace = new Map<number, NamedDefinition>();
  for (const node of root.descendants()) {
    const named = node.named ? namedBy(node) : undefined;
    if (!named) continue;
    const known = byPlace.get(named.name.start);
    // Of a declaration and what it declares, which have one name, the function or that with the value tells more.
    const tellsMore = named.kind === "function" || boundValue(node) !== undefined;
    if (!known || (known.kind === "value" && tellsMore)) byPlace.set(named.name.start, read(node, named));
  }
  const all = [...byPlace.values()];
  const functions = new Map<string, SyntaxNode[]>();
  for (const { kind, name, node } of all)
    if (kind === "function") functions.set(name, [...(functions.get(name) ?? []), node]);
  return all.filter(
    ({ kind, node, name }) => kind !== "value" || !functions.get(name)?.some((each) => isWithin(each, node)),
  );
}

/** The parameters of the functions below a node, as members of their function; those of methods as members of their type too. */
export function parametersIn(root: SyntaxNode): readonly NamedDefinition[] {
  const functions = [...root.descendants()].filter((node) => isFunction(node));
  return functions.flatMap((node) => {
    const owners = [functionName(node)?.text, ownerOf(node)].filter((owner) => owner !== undefined);
    const bound = parametersOf(node).flatMap(boundIn);
    return owners.flatMap((owner) => bound.map((each) => ({ ...each, owner, kind: "parameter" as const })));
  });
}

/** A pattern takes several names out of what is given. */
function boundIn({
  node,
  name,
  value,
}: Parameter): readonly Pick<NamedDefinition, "given" | "name" | "node">[] {
  if (name !== undefined)
    return [{ name: name.replace(/^\$/, ""), node, ...(value ? { given: value } : {}) }];
  const bindings = [...node.descendants()].filter((each) => isBinding(each));
  return bindings.map((each) => ({ name: boundName(each)?.text ?? "", node: each }));
}

interface Named {
  readonly name: SyntaxNode;
  readonly kind: NamedDefinition["kind"];
}

function read(node: SyntaxNode, { name, kind }: Named): NamedDefinition {
  const steps = name.text.split(/::|\.|:/);
  const owner = kind === "type" ? ownerOf(node) : (receiverOf(node) ?? steps.at(-2) ?? ownerOf(node));
  return { name: (steps.at(-1) ?? name.text).replace(/^\$/, ""), owner, kind, node };
}

function namedBy(node: SyntaxNode): Named | undefined {
  if (isFunction(node)) return as("function", functionName(node));
  // `struct slot *next` only speaks of the type.
  if (isType(node))
    return node.field === "type" && !node.child("body") ? undefined : as("type", node.child("name"));
  if (isMember(node) || isLocal(node)) return undefined;
  if (isBinding(node)) return as("value", boundName(node));
  return isField(node) && !node.namedChildren.some(holdsType) ? as("value", definedName(node)) : undefined;
}

function as(kind: NamedDefinition["kind"], name: SyntaxNode | undefined): Named | undefined {
  return name && /^[\p{L}_$@~][\p{L}\p{N}_$.:]*[!?=]?$|^operator\b/u.test(name.text)
    ? { name, kind }
    : undefined;
}

function holdsType(node: SyntaxNode): boolean {
  return isType(node) || node.namedChildren.some(isType);
}

/** A constant that holds a function of the same name is that function. */
function isWithin(node: SyntaxNode, holder: SyntaxNode): boolean {
  return holder.start <= node.start && node.end <= holder.end;
}

/** The type whose member a node is. */
export function ownerOf(node: SyntaxNode): string | undefined {
  for (let outer = node.parent; outer && !isFunction(outer); outer = outer.parent)
    if (isType(outer) || hasMembers(outer))
      return (outer.child("name") ?? outer.child("type") ?? definedName(outer))?.text;
  return undefined;
}

/** Go names the type before the function: `func (l *Limiter) Take`. */
function receiverOf(node: SyntaxNode): string | undefined {
  const type = isFunction(node) ? receiverAround(node.child("body") ?? node)?.type : undefined;
  return type?.split("[", 1)[0]?.replace(/^[*&]+/, "");
}

function isLocal(node: SyntaxNode): boolean {
  return node.ancestor(node.language.functions) !== undefined;
}

/**
 * What a name stands for, as somebody wrote it: with the type before it where one was named, in its own spelling before any
 * other.
 */
export function definitionsNamed(all: readonly NamedDefinition[], asked: string): readonly NamedDefinition[] {
  const steps = asked.replace(/^\$/, "").split(/\.|::|->|#/);
  const [last = asked, owner] = [steps.at(-1), steps.at(-2)];
  const ofOwner = all.filter(
    (each) => owner === undefined || each.owner === owner || /^(?:this|self|super)$/.test(owner),
  );
  const exact = ofOwner.filter(({ name }) => name === last);
  return exact.length > 0 ? exact : ofOwner.filter(({ name }) => name.toLowerCase() === last.toLowerCase());
}
