import { functionParts } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, isBinding, readBinding } from "../roles/bindings.ts";
import { isComposedName, unquote } from "../roles/calls.ts";
import { isSelfWord } from "../roles/ownObject.ts";
import { parametersOf } from "../roles/parameters.ts";
import { withoutGroups } from "../roles/tokens.ts";
import { typeName } from "./typeName.ts";
import { typeOfValue } from "./typeOfValue.ts";

/** What a member is asked of. */
export interface Receiver {
  /** The last name of it, as members of the same receiver elsewhere are found by: `cart` in `this.cart.total`. */
  readonly name: string;
  /**
   * The types to go through: `["Cart"]` for a thing of that type or for the type itself, `["Shop", "cart"]` for its member
   * `cart`. Undefined where nothing tells.
   */
  readonly path: readonly string[] | undefined;
  /** Whether a thing's own code speaks of it: `this`, `self`. */
  readonly isSelf: boolean;
  /** Whether it is a bare name that no function around declares: what it stands for comes from the file. */
  readonly isOfFile: boolean;
}

/** Signs between a thing and its member. */
const accessSigns: ReadonlySet<string> = new Set([".", "?.", "->", "?->", "::", "&."]);
/** Members of members that are followed. */
const longestPath = 4;

/** The expression whose member a leaf names; undefined for a leaf that names none. */
function receiverNode(leaf: SyntaxNode): SyntaxNode | undefined {
  const siblings = leaf.parent?.children ?? [];
  const at = siblings.indexOf(leaf);
  const sign = siblings[at - 1];
  return sign && accessSigns.has(sign.text) ? siblings[at - 2] : undefined;
}

/** Reads what a leaf's member is asked of. */
export function receiverOf(leaf: SyntaxNode): Receiver | undefined {
  const node = receiverNode(leaf);
  if (!node) return undefined;
  const name = /(?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]+$/u.exec(node.text)?.[0] ?? "";
  const path = typePath(node, 0);
  const isSelf = isSelfWord(node);
  const isOfFile = path === undefined && name === node.text && !isSelf;
  return { name, path: path?.length === 0 ? undefined : path, isSelf, isOfFile };
}

function typePath(node: SyntaxNode, depth: number): readonly string[] | undefined {
  const inner = withoutGroups(node);
  const leaf = isComposedName(inner) ? undefined : inner.children.at(-1);
  if (leaf) return memberPath(leaf, depth) ?? madeType(inner);
  if (isSelfWord(inner)) return ownType(inner);
  return declaredType(inner) ?? (/^\p{Lu}/u.test(inner.text) ? [inner.text] : undefined);
}

function memberPath(leaf: SyntaxNode, depth: number): readonly string[] | undefined {
  const owner = depth < longestPath && leaf.named ? receiverNode(leaf) : undefined;
  const path = owner && typePath(owner, depth + 1);
  return path && path.length > 0 ? [...path, leaf.text] : path;
}

function madeType(node: SyntaxNode): readonly string[] | undefined {
  const made = typeOfValue(node);
  return made === undefined ? undefined : [made];
}

/** The type that a node stands in. */
function ownType(node: SyntaxNode): readonly string[] | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (!outer.language.roles.types.has(outer.type)) continue;
    const name = typeName((outer.child("name") ?? outer.child("type"))?.text);
    return name === undefined ? undefined : [name];
  }
  return undefined;
}

/** The type that the nearest declaration of a name gives it; empty where there is one that does not tell. */
function declaredType(node: SyntaxNode): readonly string[] | undefined {
  const name = unquote(node.text);
  for (let scope = node.parent; scope; scope = scope.parent) {
    if (!isFunction(scope) && scope.parent) continue;
    const found = scope.parent || isFunction(scope) ? typesIn(scope, name, node.start) : [];
    if (found.length === 0) continue;
    const [only] = found;
    return found.every((type) => type === only) && only !== undefined ? [only] : [];
  }
  return undefined;
}

/** The types of all declarations of a name in a function before an offset; undefined for one that does not tell. */
function typesIn(scope: SyntaxNode, name: string, before: number): readonly (string | undefined)[] {
  const found: (string | undefined)[] = [];
  const parameters = [...parametersOf(scope), ...receiverParameters(scope)];
  for (const parameter of parameters)
    if (unquote(parameter.name ?? "") === name) found.push(notGeneric(scope, typeName(parameter.type)));
  const { body } = functionParts(scope, scope.language);
  for (const node of body?.descendants() ?? []) {
    if (node.start >= before) break;
    if (!isBinding(node)) continue;
    const bound = boundName(node);
    if (
      !bound ||
      unquote(bound.text) !== name ||
      bound.parent?.children.some(({ text }) => accessSigns.has(text))
    )
      continue;
    const value = readBinding(node)?.value;
    found.push(typeName(node.child("type")?.text) ?? (value && typeOfValue(value)));
  }
  return found;
}

/** A type, unless it is one of a function's own parameters. */
function notGeneric(scope: SyntaxNode, type: string | undefined): string | undefined {
  const generic = scope.child("type_parameters")?.text ?? "";
  return type !== undefined && generic.includes(type) ? undefined : type;
}

/** Go's receiver is a parameter of its own. */
function receiverParameters(
  scope: SyntaxNode,
): readonly { name: string | undefined; type: string | undefined }[] {
  const parameter = scope.child("receiver")?.namedChildren[0];
  return parameter ? [{ name: parameter.child("name")?.text, type: parameter.child("type")?.text }] : [];
}
