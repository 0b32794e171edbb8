/** Values written in a row: arrays, lists, tuples, tables, initialisers, and their elements. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";

/** A row of values of a fixed length. */
export const isTuple = inRole(({ tuples }) => tuples);
/** A pattern that several values of one are assigned to. */
export const isUnpacking = inRole(({ unpackings }) => unpackings);
/** A value with keys: an object, a dictionary, a hash. */
export const isRecord = inRole(({ records }) => records);

/** A row of values in any language; what a macro of Rust is given counts, though nothing of it is parsed. */
export function isList({ type, named, language }: SyntaxNode): boolean {
  return named && language.roles.lists.has(type);
}

/** The elements of a list as written, those in frames taken out; undefined for what is no list. */
export function elementsIn(node: SyntaxNode): readonly SyntaxNode[] | undefined {
  const list = writtenList(node);
  return list?.namedChildren.map((child) =>
    isElementFrame(child) ? (child.namedChildren.at(-1) ?? child) : child,
  );
}

/** `new String[] {…}` and `[]string{…}` hold the list behind its type. */
function writtenList(node: SyntaxNode): SyntaxNode | undefined {
  const last = node.namedChildren.at(-1);
  const isBehindType = node.child("type") !== undefined || node.namedChildren.length === 1;
  return last && isBehindType && isList(last) ? last : isList(node) ? node : undefined;
}

/** What a macro is given: words and signs that nobody parsed. */
export function isMacroTokens({ type, named, language }: SyntaxNode): boolean {
  return named && language.roles.macroTokens === type;
}

/** The frame around one element of a row: Go's, PHP's, Lua's, C#'s in tuples. */
export function isElementFrame({ type, named, language }: SyntaxNode): boolean {
  return named && language.roles.elementFrames.has(type);
}

/** An element with its key, in languages that frame both kinds alike. */
export function isKeyedElement(node: SyntaxNode): boolean {
  return isElementFrame(node) && node.children.length > 1;
}
