import { perNode } from "../../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isSubscript, isSubscriptPart } from "../../../../language/roles/accesses.ts";
import { isArgumentFrame, isArgumentList, isMacroCall } from "../../../../language/roles/arguments.ts";
import { isBinding, isMember } from "../../../../language/roles/bindings.ts";
import { branchesOf } from "../../../../language/roles/branches.ts";
import { isTernary } from "../../../../language/roles/control.ts";
import { isNamingPlace } from "../../../../language/roles/definitions.ts";
import {
  isElementFrame,
  isKeyedElement,
  isList,
  isMacroTokens,
  isRecord,
} from "../../../../language/roles/lists.ts";
import { isConstantName } from "../../../../language/roles/names.ts";
import {
  isAugmentation,
  isCast,
  isEmbedded,
  isOperation,
  isRange,
  isReference,
  isSequence,
  isUnary,
  operatorOf,
} from "../../../../language/roles/operations.ts";
import { isDeclaration, isStatement } from "../../../../language/roles/statements.ts";
import { isBroken, isGroup, isLiteral } from "../../../../language/roles/tokens.ts";
import { numberOf } from "../../../../language/values/numberOf.ts";

/** The whole value of a variable, a constant, a property or a keyword argument, alone or in a table of data. */
export function isNamed(node: SyntaxNode): boolean {
  let current = node;
  let { parent } = node;
  while (parent && isPartOfValue(parent, current)) {
    current = parent;
    parent = parent.parent;
  }
  if (!parent) return false;
  return (givesName(parent, current) || isNamedArgument(parent)) && parent.children[0] !== current;
}

/** A binding, an attribute's value or a field's default; an assignment that reckons with the old value names nothing. */
function givesName(parent: SyntaxNode, value: SyntaxNode): boolean {
  const isGiven = isBinding(parent) && !isAugmentation(parent);
  return isGiven || isEmbedded(parent) || value.field === "default_value";
}

function isPartOfValue(parent: SyntaxNode, current: SyntaxNode): boolean {
  // Whatever chooses, the name says what is chosen.
  if (isTernary(parent)) return branchesOf(parent).some(({ body }) => body === current);
  if (isConstructed(parent)) return parent.namedChildren.length === 1;
  if ((isList(parent) || isElementFrame(parent) || isWrapper(parent)) && !isKeyedElement(parent)) return true;
  return isOperation(parent) && isOnlyNumbers(parent);
}

/** C++: `std::atomic<int> level(5);` */
function isConstructed(list: SyntaxNode): boolean {
  return isArgumentList(list) && list.parent !== undefined && isDeclaration(list.parent);
}

/** What only holds the value, or several with their keys. */
function isWrapper(node: SyntaxNode): boolean {
  const isFrame = isGroup(node) || isCast(node) || isSequence(node) || isMacroCall(node);
  return isFrame || isRecord(node) || isReference(node) || isRange(node) || node.field === "dimensions";
}

/** C# names an argument where it is given: `Connect(timeout: 30)`. */
function isNamedArgument(node: SyntaxNode): boolean {
  return isArgumentFrame(node) && node.children.some(({ type }) => type === ":");
}

/** A row of literals, as in `[50, 95, 99].map(…)`, or the key of a table: data, which stands for itself. */
export function isTableData(node: SyntaxNode): boolean {
  const element = node.parent && isElementFrame(node.parent) ? node.parent : node;
  const list = element.parent;
  if (!list) return false;
  if (isMember(list) || isKeyedElement(element)) return true;
  if (!isList(list)) return false;
  return isRowOfLiterals(list) || isCellOfMacro(node, list);
}

const isRowOfLiterals = perNode(
  ({ namedChildren }) => namedChildren.length > 1 && namedChildren.every(isLiteralData),
);

/** One of several numbers that stand alone between the signs of a macro's tokens, in its rows or in one of them. */
function isCellOfMacro(node: SyntaxNode, list: SyntaxNode): boolean {
  if (!isMacroTokens(list) || !isCell(node)) return false;
  const rows = list.parent && isMacroTokens(list.parent) ? list.parent.namedChildren : [list];
  const cells = rows
    .flatMap((row) => [row, ...row.namedChildren])
    .filter((each) => isLiteralData(each) && isCell(each));
  return new Set(cells).size >= fewestCells;
}

const fewestCells = 3;

function isCell({ source, start, end }: SyntaxNode): boolean {
  const before = source.slice(Math.max(0, start - nearby), start).trimEnd();
  const behind = source.slice(end, end + nearby).trimStart();
  return /(?:[,;[({]|=>|:)$/.test(before) && /^(?:[,;\])}]|=>)/.test(behind);
}

/** White space around a sign, in code units. */
const nearby = 60;

/** A literal, a sign before one, or a list of such. */
function isLiteralData(node: SyntaxNode): boolean {
  const isFrame = isList(node) || isElementFrame(node);
  return isLiteral(node) || isUnary(node) || (isFrame && node.namedChildren.every(isLiteralData));
}

/** Arithmetic of literals alone, as in `24 * 60 * 60`. */
export function isOnlyNumbers(node: SyntaxNode): boolean {
  return node.children.length === 0 ? numberOf(node.text) !== undefined : holdsOnlyNumbers(node);
}

const holdsOnlyNumbers = perNode((node) => {
  const parts = node.namedChildren;
  return parts.length === 0 ? numberOf(node.text) !== undefined : parts.every(isOnlyNumbers);
});

/** Whether a number stands where its name does too: an enum member, an annotation, a type, a default value. */
export function isDeclared(node: SyntaxNode): boolean {
  // `21(name) { … }`: a number may be a name itself.
  if (node.field === "name" || node.field === "key") return true;
  for (let { parent } = node; parent; parent = parent.parent) {
    if (isNamingPlace(parent) || isBroken(parent)) return true;
    if (isStatement(parent)) return false;
  }
  return false;
}

/** An index, or what is added to one: `data[offset + 3]`. */
export const isIndex: (node: SyntaxNode) => boolean = perNode((node: SyntaxNode) => {
  const { parent, field } = node;
  if (!parent) return false;
  if (isArgumentFrame(parent)) return isIndex(parent);
  if (isOperation(parent)) return /^[-+]$/.test(operatorOf(parent) ?? "") && isIndex(parent);
  // C: `*(p + 3)`.
  if (isGroup(parent)) return parent.parent !== undefined && isReference(parent.parent);
  if (isRange(parent)) return parent.parent !== undefined && isInSubscript(parent.parent);
  return isInSubscript(parent) && field !== "object" && field !== "operand";
});

function isInSubscript(node: SyntaxNode): boolean {
  return isSubscript(node) || isSubscriptPart(node);
}

/** Anything in the value of what is written as a constant: `MASKS = build(3, 5)`. */
export function isInConstant(node: SyntaxNode, functions: ReadonlySet<string>): boolean {
  for (let { parent } = node; parent && !functions.has(parent.type); parent = parent.parent) {
    if (!isBinding(parent)) continue;
    const name = parent.child("name") ?? parent.child("left") ?? parent.namedChildren[0];
    if (name && name.end <= node.start && isConstantName(name)) return true;
  }
  return false;
}

/** A block comment beside the number names it, as some write arguments. */
export function isCommentedInPlace({ source, start, end }: SyntaxNode): boolean {
  return /^ ?\/\*/.test(source.slice(end, end + sign)) || /\*\/ ?$/.test(source.slice(start - sign, start));
}

/** Length of a comment's sign with a space. */
const sign = 3;
