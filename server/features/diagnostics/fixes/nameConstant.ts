import { dataOf } from "../../../language/dataOf.ts";
import type { ConstantWriting } from "../../../language/languages/writing.ts";
import { fieldOf, isFunctionNode, languageFactsOf } from "../../../language/parse/anyNode.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import { isMacroCall } from "../../../language/roles/arguments.ts";
import { isCall } from "../../../language/roles/calls.ts";
import { isComparison } from "../../../language/roles/comparisons.ts";
import {
  isAttribute,
  isCompiledIf,
  isDefinition,
  isNamingPlace,
  isValueDefinition,
  unframed,
} from "../../../language/roles/definitions.ts";
import { isField, isInInterface, isMembers } from "../../../language/roles/members.ts";
import { isOperation } from "../../../language/roles/operations.ts";
import { isExpressionStatement, isStatementBlock } from "../../../language/roles/statements.ts";
import { isInLabel, isLabel } from "../../../language/roles/switches.ts";
import { hasToken, isComment, isTextLiteral } from "../../../language/roles/tokens.ts";
import { hasWord } from "../../../text/words.ts";
import { closest, type Fixer, indentAt, lineBreak, nodeAt, replace } from "./fix.ts";

/** What holds the items of a file; those within an `#ifdef` stay there, or an include guard would not guard them. */
function holdsItems(node: Node): boolean {
  return node.parent === null || isCompiledIf(node);
}

/** A body of statements. */
function isBody(node: Node): boolean {
  return node.parent !== null && isStatementBlock(node);
}

const holders = { topLevel: holdsItems, member: isMembers, statement: isBody } as const;

/** Names a magic number: declares a constant above and uses it. */
export const nameConstant: Fixer = ({ document, text, tree, start, end }) => {
  const declaration = dataOf(document.languageId)?.writing?.constant;
  const node = nodeAt({ tree, start, end });
  if (!declaration || !node || !/^[-+]?[\d.]/.test(text.slice(start, end))) return [];
  const beside = childOf(node, holders[declaration.above], declaration.above === "statement");
  if (
    !beside ||
    isPreprocessed(beside) ||
    closest(node, isLabel) !== undefined ||
    (declaration.isVariable && needsConstantExpression(node)) ||
    (declaration.isForFunctions && closest(node, isFunctionNode) === undefined)
  )
    return [];
  const target = declaration.isHoistedPast ? beforeFirstUse(beside, text) : beside;
  const write = isInInterface(target) ? declaration.writeInInterface : declaration.write;
  if (!write) return [];
  const name = unusedName(inCase(suggestedWords(node, text.slice(start, end)), declaration.naming), text);
  const at = beforeComments(target).startIndex;
  const line = `${write(name, text.slice(start, end))}${lineBreak(text)}`;
  const gap = lineBreak(text).repeat(blankLines(declaration, target));
  const used = `${declaration.sigil ?? ""}${name}`;
  return [
    {
      title: `Name the number “${name}”`,
      edits: [
        replace(document, at, at, `${line}${gap}${indentAt(text, at)}`),
        replace(document, start, end, spaced(text, start, used)),
      ],
    },
  ];
};

/** Lines left blank between the constant and what follows it, as formatters want them. */
function blankLines({ above, gap = 1 }: ConstantWriting, target: Node): number {
  if (above === "member") return isField(target) ? 0 : 1;
  if (above !== "topLevel" || target.startIndex === 0) return 0;
  return isDefinition(target) && !isExpressionStatement(target) ? gap : 1;
}

/** The ancestor right below what holds it: of the innermost such pair, or of the outermost. */
function childOf(node: Node, isHolder: (node: Node) => boolean, innermost: boolean): Node | undefined {
  let found: Node | undefined;
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (!isHolder(parent)) continue;
    found = child;
    if (innermost || isMembers(parent) || isCompiledIf(parent)) break;
  }
  return found;
}

/** The first of the comments and attributes that belong to a declaration. */
function beforeComments(node: Node): Node {
  let first = node;
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (!(isComment(before) || isAttribute(before)) || before.endPosition.row < first.startPosition.row - 1)
      break;
    if (before.previousSibling?.endPosition.row === before.startPosition.row) break;
    first = before;
  }
  return first;
}

/** Places that take no variable: labels of switches, lengths of arrays, what is made before the program runs. */
function needsConstantExpression(node: Node): boolean {
  if (isInLabel(node)) return true;
  const outer = closest(node, (each) => isFunctionNode(each) || takesConstant(each));
  return outer !== undefined && !isFunctionNode(outer);
}

function takesConstant(node: Node): boolean {
  const isFixed = isNamingPlace(node) || isValueDefinition(node) || isMembers(node);
  return isFixed || isMacroCall(node) || fieldOf(node) === "length" || node.firstChild?.text === "static";
}

/** `#if VERSION > 37`: the preprocessor knows no constants. */
function isPreprocessed(node: Node): boolean {
  return node.parent?.childForFieldName("condition")?.id === node.id;
}

/**
 * A function may be called above its own place, where a constant right above it would not be there yet: then the constant
 * goes above all statements but the imports.
 */
function beforeFirstUse(target: Node, text: string): Node {
  const name = (
    target.childForFieldName("name") ?? target.childForFieldName("declaration")?.childForFieldName("name")
  )?.text;
  const isUsedAbove =
    name !== undefined &&
    hasToken(unframed(target), "function") &&
    hasWord(text.slice(0, target.startIndex), name);
  if (!isUsedAbove) return target;
  const statements = target.parent?.namedChildren ?? [];
  const { imports } = languageFactsOf(target);
  const isHead = (node: Node) => imports.has(node.type) || isComment(node) || isDirective(node);
  return statements.find((node) => node && !isHead(node)) ?? target;
}

/** `"use strict"`. */
function isDirective(node: Node): boolean {
  return isExpressionStatement(node) && node.firstChild !== null && isTextLiteral(node.firstChild);
}

/** What a number is beside an operator; beside others it is a value. */
const roles: Readonly<Record<string, string>> = {
  "*": "factor",
  "/": "divisor",
  "%": "modulus",
  "+": "offset",
  "-": "offset",
};

/** Words for the name, from what the number is compared with, added to, assigned to or passed to. */
function suggestedWords(node: Node, number: string): string[] {
  const outer = closest(node, isReckoned) ?? closest(node, isCall);
  if (outer && isReckoned(outer)) {
    const others = [outer.firstNamedChild, outer.lastNamedChild].filter(
      (child) => child && !(child.startIndex <= node.startIndex && node.endIndex <= child.endIndex),
    );
    const words = wordsOf(others[0]?.text ?? "");
    const operator = outer.children.find((child) => child && !child.isNamed)?.type ?? "";
    if (words.length > 0)
      return /[<>]/.test(operator) ? [...words, "limit"] : [...words, roles[operator] ?? "value"];
  }
  const callee =
    outer && isCall(outer)
      ? (outer.childForFieldName("name") ??
        outer.childForFieldName("function") ??
        outer.childForFieldName("method"))
      : undefined;
  const words = wordsOf(callee?.text.replace(/^.*(?:\.|::|->)/s, "") ?? "");
  return words.length > 0
    ? [...words, "value"]
    : [
        "number",
        ...number
          .toLowerCase()
          .replace("-", "minus ")
          .replace(".", "point")
          .split(/[^a-z\d]+/),
      ];
}

/** An operation or a comparison. */
function isReckoned(node: Node): boolean {
  return isOperation(node) || isComparison(node);
}

/** Words taken into a name, from its end. */
const mostWords = 4;

function wordsOf(text: string): string[] {
  if (text.length > 60 || /["'`\n]/.test(text)) return [];
  const words = text
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z\d]+/)
    .filter((word) => /^[A-Za-z]/.test(word) && !/^(?:this|self|get|set|is)$/i.test(word))
    .map((word) => word.toLowerCase());
  return words.slice(-mostWords);
}

function inCase(words: readonly string[], naming: ConstantWriting["naming"]): string {
  const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  const safe = /^[a-z]/.test(words[0] ?? "") ? words : ["n", ...words];
  if (naming === "UPPER_CASE") return safe.join("_").toUpperCase();
  if (naming === "snake_case") return safe.join("_");
  const joined = safe.map(capital).join("");
  return naming === "PascalCase" ? joined : `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`;
}

function unusedName(name: string, text: string): string {
  let candidate = name;
  for (let number = 2; hasWord(text, candidate); number++)
    candidate = `${name}${/[A-Z_]$/.test(name) ? "_" : ""}${number}`;
  return candidate;
}

/** A keyword right before the number needs a space before a name. */
function spaced(text: string, start: number, name: string): string {
  return /[\w$]$/.test(text.slice(0, start)) ? ` ${name}` : name;
}
