import type { LanguageFacts } from "../languageFacts.ts";
import {
  type AnyNode,
  childIn,
  childInAny,
  isNamed,
  languageFactsOf,
  namedChildrenOf,
  parentOf,
} from "../parse/anyNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, isBinding } from "./bindings.ts";
import { inRole } from "./inRole.ts";
import { isBlock, isComment } from "./tokens.ts";

/** A place that says what a number in it is: an enumerator, an annotation, a type, a parameter's default. */
export const isNamingPlace = inRole(({ namingPlaces }) => namingPlaces);
/** What says which package a file belongs to. */
export const isPackageClause = inRole(({ packages }) => packages);
/** The head of a function without a body, which may stand before one that has it. */
export const isSignature = inRole(({ signatures }) => signatures);
/** A node around a definition or a binding that belongs to it, such as `export`. */
export const isFrame = inRole(({ frames }) => frames);
/** Code that is compiled only under a condition: `#if`. */
export const isCompiledIf = inRole(({ compiledIf }) => compiledIf);

/** Frames around definitions are so deep at most: `export default async function`, `public static final int`. */
const deepestFrame = 6;
/** Pointers to functions that give pointers: names lie so deep in declarators at most. */
const deepestDeclarator = 6;

/** A function, class or other named thing; with what frames it, such as `export`. */
export function isDefinition(node: AnyNode, depth = 0): boolean {
  if (!isNamed(node)) return false;
  const { functions, roles } = languageFactsOf(node);
  if (functions.has(node.type) || roles.definitions.has(node.type)) return true;
  if (depth >= deepestFrame) return false;
  if (node.type in roles.bindings && depth > 0) return true;
  return roles.frames.has(node.type) && namedChildrenOf(node).some((child) => isDefinition(child, depth + 1));
}

/** A value that is given its name for good, where the language tells it from variables: Rust's constants, a class's fields. */
export function isValueDefinition(node: AnyNode): boolean {
  return isBinding(node) && languageFactsOf(node).roles.definitions.has(node.type);
}

/** Whether a declaration's code is written elsewhere, in another language: `extern "C" { … }`. */
export function isInForeignBlock(node: SyntaxNode): boolean {
  return node.ancestor(node.language.roles.foreignBlocks) !== undefined;
}

/** What stands before a definition as a node of its own and belongs to it, as Rust's attributes do. */
export function isAttribute(node: AnyNode): boolean {
  return isNamed(node) && languageFactsOf(node).attributes.has(node.type);
}

/** Whether a node tells of a function without its body, as headers of C do. */
export function announcesFunction(node: AnyNode): boolean {
  if (!isNamed(node) || !languageFactsOf(node).roles.declarations.has(node.type)) return false;
  let declarator = childIn(node, "declarator");
  for (let level = 0; declarator && level < deepestDeclarator; level++) {
    if (childIn(declarator, "parameters")) return true;
    declarator = childIn(declarator, "declarator");
  }
  return false;
}

/** What is no definition by itself, but belongs to the one it holds: `export`, `const f =`. */
export function framesDefinition(node: AnyNode): boolean {
  return languageFactsOf(node).roles.frames.has(node.type) || isBinding(node);
}

/** Whether nodes of a type may be what `holdsCode` looks for: a look at its name, before a node is made. */
export function mayHoldCode(type: string, { functions, roles }: LanguageFacts): boolean {
  return (
    functions.has(type) ||
    roles.definitions.has(type) ||
    roles.frames.has(type) ||
    roles.bindings[type] !== undefined
  );
}

/** A function, class or other named thing that holds code, with what frames it; variables only where they hold one. */
export function holdsCode(node: AnyNode, depth = 0): boolean {
  if (!isNamed(node)) return false;
  const { functions, roles } = languageFactsOf(node);
  if (functions.has(node.type) || roles.definitions.has(node.type)) return true;
  return (
    framesDefinition(node) &&
    depth < deepestFrame &&
    namedChildrenOf(node).some((child) => holdsCode(child, depth + 1))
  );
}

/** The node of the name that a definition gives, or what it frames; undefined where it gives none. */
export function definedName<N extends AnyNode>(node: N, depth = 0): N | undefined {
  if (isBinding(node)) return boundName(node);
  const own = childIn(node, "name");
  if (own) return own;
  let declarator = childIn(node, "declarator");
  for (let level = 0; declarator && level < deepestDeclarator; level++) {
    const inner: N | undefined = childInAny(declarator, ["declarator", "name"]);
    if (!inner) return declarator;
    declarator = inner;
  }
  if (declarator || depth >= deepestFrame) return declarator;
  for (const child of namedChildrenOf(node)) {
    const name = isDefinition(child, depth + 1) ? definedName(child, depth + 1) : undefined;
    if (name) return name;
  }
  return undefined;
}

/** The outermost frame around a node alone: `export` around a function, but no `const (…)` around several names. */
export function framed<N extends AnyNode>(node: N): N {
  let outer = node;
  for (let parent = parentOf(outer); parent; parent = parentOf(outer)) {
    const { roles } = languageFactsOf(parent);
    if (!roles.frames.has(parent.type) || isBlock(parent) || framesSeveral(parent)) return outer;
    outer = parent;
  }
  return outer;
}

/** What is said of a group of definitions is said of none of them. */
function framesSeveral(frame: AnyNode): boolean {
  return namedChildrenOf(frame).filter((child) => !isComment(child) && isDefinition(child, 1)).length > 1;
}

/** The definition within its frames: the function that `export` or a decorator stands before. */
export function unframed<N extends AnyNode>(node: N): N {
  let inner = node;
  for (let depth = 0; depth < deepestFrame && framesDefinition(inner); depth++) {
    const held: N | undefined = namedChildrenOf(inner).find((child) => isDefinition(child, 1));
    if (!held) return inner;
    inner = held;
  }
  return inner;
}
