import { functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundName, holdsOnlyOne, isBinding } from "../../../language/roles/bindings.ts";
import { isCall, readCall } from "../../../language/roles/calls.ts";
import { comparisonsOf } from "../../../language/roles/comparisons.ts";
import { isReturn } from "../../../language/roles/control.ts";
import { parametersOf } from "../../../language/roles/parameters.ts";
import { isGroup } from "../../../language/roles/tokens.ts";
import { valueWords, wordsOf } from "./valueWords.ts";

type Words = readonly string[];

/** What a number is beside an operator. */
const roles: Readonly<Record<string, string>> = {
  ...{
    "*": "factor",
    "/": "divisor",
    "%": "modulus",
    "+": "offset",
    "-": "offset",
    "<<": "shift",
    ">>": "shift",
    "&": "mask",
  },
};
const verbs =
  /^(?:get|fetch|load|read|find|compute|calculate|create|make|build|parse|to|resolve|is|has|determine)$/;

/** Names in words for a value by where it goes: the parameter, key or variable it is given to, what it is compared with. */
export function contextWords(value: SyntaxNode, root: SyntaxNode): readonly Words[] {
  const found = destinationWords(value, root);
  const node = outermost(value);
  return found.length > 0 || !node.parent || callAround(node) ? found : besideOperator(node, node.parent);
}

/** A value with the brackets around it. */
function outermost(value: SyntaxNode): SyntaxNode {
  let node = value;
  while (node.parent && (isGroup(node.parent) || holdsOnlyOne(node.parent))) node = node.parent;
  return node;
}

/** Names in words for a value by what it is given to. */
export function destinationWords(value: SyntaxNode, root: SyntaxNode): readonly Words[] {
  const node = outermost(value);
  const { parent } = node;
  if (!parent) return [];
  if (isBinding(parent)) {
    const name = boundName(parent);
    return name && name !== node ? [wordsOf(name.text)] : [];
  }
  if (isReturn(parent)) return resultWords(parent);
  const call = callAround(node);
  return call ? argumentWords(node, call, root) : [];
}

function callAround(node: SyntaxNode): SyntaxNode | undefined {
  const list = node.parent;
  const call = list && (isCall(list) ? list : list.parent);
  return call &&
    isCall(call) &&
    readCall(call)?.arguments.some(({ value }) => value === node || value === node.namedChildren[0])
    ? call
    : undefined;
}

/** The name of the parameter that the value is given for, where the file declares the function. */
function argumentWords(node: SyntaxNode, call: SyntaxNode, root: SyntaxNode): readonly Words[] {
  const read = readCall(call);
  if (!read) return [];
  const at = read.arguments.findIndex(({ value }) => value === node || value === node.namedChildren[0]);
  const keyword = read.arguments[at]?.keyword;
  if (keyword) return [wordsOf(keyword)];
  const declared = functionNamed(read.name, root);
  const parameter = declared && parametersOf(declared)[at]?.name;
  return parameter ? [wordsOf(parameter)] : [];
}

function functionNamed(name: string, root: SyntaxNode): SyntaxNode | undefined {
  for (const node of root.descendants())
    if (isFunction(node) && functionParts(node, node.language).name?.text === name) return node;
  return undefined;
}

/** What a function gives back is what its name promises: `total` in `getTotal`. */
function resultWords(statement: SyntaxNode): readonly Words[] {
  const owner = statement.ancestor(statement.language.functions);
  const name = owner && functionParts(owner, owner.language).name?.text;
  if (!name) return [];
  const [first = "", ...rest] = wordsOf(name);
  return verbs.test(first) && rest.length > 0 ? [rest] : [["result"]];
}

function besideOperator(node: SyntaxNode, parent: SyntaxNode): readonly Words[] {
  const [comparison] = comparisonsOf(parent);
  if (comparison) {
    const other = comparison.left === node ? comparison.right : comparison.left;
    const words = valueWords(other)[0] ?? [];
    if (words.length === 0) return [];
    if (/[<>]/.test(comparison.operator))
      return [
        ["max", ...words],
        [...words, "limit"],
        [...words, "threshold"],
      ];
    return [["expected", ...words], words];
  }
  const operator = parent.children.find(({ named }) => !named)?.type ?? "";
  const role = Object.hasOwn(roles, operator) ? roles[operator] : undefined;
  const other = parent.namedChildren.find((child) => child !== node);
  const words = other ? (valueWords(other)[0] ?? []) : [];
  return role && words.length > 0 ? [[...words, role], [role]] : [];
}
