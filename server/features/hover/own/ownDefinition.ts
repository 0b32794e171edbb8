import { documentationOf, documentationText } from "../../../language/comments/documentation.ts";
import { firstSentence } from "../../../language/comments/firstSentence.ts";
import {
  endOf,
  languageFactsOf,
  namedChildrenOf,
  parentOf,
  startOf,
} from "../../../language/parse/anyNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import { boundName, isBinding } from "../../../language/roles/bindings.ts";
import {
  announcesFunction,
  definedName,
  framesDefinition,
  isDefinition,
  unframed,
} from "../../../language/roles/definitions.ts";
import { isBlock, isName, significantNamed } from "../../../language/roles/tokens.ts";
import { importedNames } from "../../../language/values/imports.ts";
import { headedDefinition, isLocalThere, isOwnDocumentation } from "./heading.ts";
import type { Mention } from "./mention.ts";

/** Occurrences of a name that are looked at; its definition is nearly always among the first. */
const mostOccurrences = 300;
/** A name lies so deep in its definition at most: `export const f = …`, pointers to pointers in C. */
const deepest = 7;

/**
 * The first sentence of what documents the thing that a text mentions, where this tree defines it in one place; undefined
 * where it does not, where nobody described it, or where two descriptions compete.
 * @param offset where the mention begins in this tree's text; -1 where it stands in another
 */
export function findOwnDefinition(tree: SyntaxTree, mention: Mention, offset = -1): string | undefined {
  if (offset >= 0 && mention.receiver === undefined && isLocalThere(tree, mention.name, offset))
    return undefined;
  if (offset >= 0 && isOwnDocumentation(tree, mention.name, offset)) return undefined;
  const found = new Set<string>();
  for (const definition of meantDefinitions(tree, mention, offset)) {
    const documentation = documentationOf(definition);
    // Who reads the documentation itself need not be told what it says.
    if (documentation.some((part) => startOf(part) <= offset && offset <= endOf(part))) return undefined;
    const sentence =
      documentation.length > 0 ? firstSentence(documentationText(definition), mention.name) : undefined;
    if (sentence !== undefined) found.add(sentence);
  }
  const [sentence] = found;
  return found.size === 1 ? sentence : undefined;
}

/** Whether a name is defined in this tree, or imported from the same project. */
export function isOwnName(tree: SyntaxTree, name: string): boolean {
  const { done } = definitionsOf(tree, name)[Symbol.iterator]().next();
  return done !== true || importsOf(tree, name).some(({ text }) => fromOwnProject.test(text));
}

/** A path beside the file, or in its own crate. */
const fromOwnProject = /["'`]\.|\b(?:crate|super|self)::/;

/** Methods that every object has: without an object, none in particular is meant. */
const isOfEveryObject =
  /^(?:to_?string|toJSON|to_?s|inspect|hash_?code|get_?hash_?code|equals|value_?of|clone|finalize|__\w+__)$/i;

/** Definitions that a mention can mean, whose documentation speaks of nothing else. */
function* meantDefinitions(tree: SyntaxTree, mention: Mention, offset: number): Iterable<Node> {
  const headed = offset < 0 ? undefined : headedDefinition(tree, mention.name, offset);
  // A bare name that is imported is not the member that happens to be called alike.
  const isNoMember =
    mention.receiver === undefined &&
    (isOfEveryObject.test(mention.name) || isImportedHere(tree, mention.name));
  for (const definition of definitionsOf(tree, mention.name)) {
    if (!isMeant(definition, mention) || isConstructor(definition) || wrapsAnother(definition)) continue;
    if (headed && !isWithin(headed, definition)) continue;
    if (isWithinItself(definition, offset) || isFunctionAsked(definition, mention)) continue;
    if (!(isNoMember && isMember(definition))) yield definition;
  }
}

/** Whether an offset lies where a definition speaks of something else than itself: in its value, or in front of its name. */
function isWithinItself(definition: Node, offset: number): boolean {
  return isWithinOwnValue(definition, offset) || isInHead(definition, offset);
}

/** A text within a variable's own value does not speak of the variable. */
function isWithinOwnValue(definition: Node, offset: number): boolean {
  return isBinding(unframed(definition)) && startOf(definition) <= offset && offset < endOf(definition);
}

/** Whether what is meant as a thing is a function, and so something else. */
function isFunctionAsked(definition: Node, { isThing }: Mention): boolean {
  return isThing === true && languageFactsOf(definition).functions.has(unframed(definition).type);
}

/** Whether an offset lies within a definition but before its name: `@Title("Boat maps") class Boat` speaks of the product. */
function isInHead(definition: Node, offset: number): boolean {
  const name = definedName(unframed(definition));
  return name !== undefined && startOf(definition) <= offset && offset < startOf(name);
}

function isWithin(inner: Node, outer: Node): boolean {
  return startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
}

/** Definitions of a name that can be meant from outside: not those within a function. */
function* definitionsOf(tree: SyntaxTree, name: string): Iterable<Node> {
  let at = tree.text.indexOf(name);
  for (let count = 0; at !== -1 && count < mostOccurrences; count++, at = tree.text.indexOf(name, at + 1)) {
    const leaf = tree.rootNode.descendantForIndex(at, at);
    if (!leaf || leaf.startIndex !== at || leaf.endIndex !== at + name.length || !isName(leaf)) continue;
    const definition = definitionAround(leaf);
    if (definition && !isWithinFunction(definition, tree)) yield definition;
  }
}

/** The definition whose name a leaf is. */
function definitionAround(leaf: Node): Node | undefined {
  let node = parentOf(leaf);
  for (let depth = 0; node && depth < deepest; depth++, node = parentOf(node)) {
    if (isBinding(node)) {
      const bound = boundName(node);
      return bound && isSamePlace(bound, leaf) ? node : undefined;
    }
    if (isDefinition(node) || announcesFunction(node)) return isNamedBy(node, leaf) ? node : undefined;
  }
  return undefined;
}

function isSamePlace(one: Parameters<typeof startOf>[0], other: Node): boolean {
  return startOf(one) === startOf(other) && endOf(one) === endOf(other);
}

function isNamedBy(definition: Node, leaf: Node): boolean {
  // Go's declaration of a type has no name of its own, only what it holds has.
  const name = definedName(definition);
  return name !== undefined && isSamePlace(name, leaf);
}

function isWithinFunction(definition: Node, tree: SyntaxTree): boolean {
  for (let node = definition.parent; node; node = node.parent)
    if (tree.language.functions.has(node.type)) return true;
  return false;
}

function isImportedHere(tree: SyntaxTree, name: string): boolean {
  return importsOf(tree, name).length > 0;
}

/** The imports that bring a name into the file. */
function importsOf(tree: SyntaxTree, name: string): readonly Node[] {
  return tree.rootNode.namedChildren.filter(
    (node): node is Node =>
      node !== null &&
      tree.language.imports.has(node.type) &&
      importedNames(node.text).some(({ local }) => local === name),
  );
}

function isMember(definition: Node): boolean {
  for (let node = definition.parent; node; node = node.parent)
    if (isDefinition(node) && !framesDefinition(node) && definedName(node) !== undefined) return true;
  return false;
}

/** A constructor bears its class's name, and says how to make one rather than what it is. */
function isConstructor(definition: Node): boolean {
  const named = definedName(definition);
  const name = named?.text;
  // Out of its class, C++ writes `Boat::Boat`.
  if (name !== undefined && named?.parent?.text.endsWith(`${name}::${name}`)) return true;
  for (let node = definition.parent; node; node = node.parent)
    if (
      isDefinition(node) &&
      !framesDefinition(node) &&
      node.type !== definition.type &&
      definedName(node)?.text === name
    )
      return true;
  return false;
}

/** What stands over `module Sea` around one undocumented class speaks of the class more often than not. */
function wrapsAnother(definition: Node): boolean {
  if (languageFactsOf(definition).functions.has(definition.type)) return false;
  const body = namedChildrenOf(definition).find((child) => isBlock(child));
  const [only, ...others] = body ? significantNamed(body) : [];
  return (
    only !== undefined &&
    others.length === 0 &&
    isDefinition(only) &&
    namedChildrenOf(only).some((child) => isBlock(child)) &&
    !languageFactsOf(only).functions.has(only.type) &&
    documentationOf(only).length === 0
  );
}

/** Whether a mention can mean a definition: `set.add` is not the `add` of this file, `Stack.push` may be its member. */
function isMeant(definition: Node, { receiver }: Mention): boolean {
  if (receiver === undefined || /^(?:this|self|cls|Self|super|static)$/.test(receiver)) return true;
  for (let node = definition.parent; node; node = node.parent)
    if (isDefinition(node) && definedName(node)?.text === receiver) return true;
  return false;
}
