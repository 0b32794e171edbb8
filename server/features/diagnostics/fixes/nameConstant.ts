import { cpp } from "../../../language/families.ts";
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
} from "../../../language/roles/definitions.ts";
import { isField, isInInterface, isMembers } from "../../../language/roles/members.ts";
import { isOperation } from "../../../language/roles/operations.ts";
import { isExpressionStatement, isStatementBlock } from "../../../language/roles/statements.ts";
import { isInLabel, isLabel } from "../../../language/roles/switches.ts";
import { isComment, isTextLiteral } from "../../../language/roles/tokens.ts";
import { closest, type Fixer, indentAt, lineBreak, nodeAt, replace } from "./fix.ts";

/** How a language declares a constant, and where. */
interface Declaration {
  /** The node whose line the declaration goes above: the outermost one of the types below `within`. */
  readonly above: "statement" | "member" | "topLevel";
  readonly write: (name: string, value: string) => string;
  /** The same within an interface, where that is another; a language without one declares none there. */
  readonly writeInInterface?: (name: string, value: string) => string;
  readonly naming: "UPPER_CASE" | "camelCase" | "PascalCase" | "snake_case";
}

const upper = "UPPER_CASE";
const script: Declaration = {
  above: "topLevel",
  write: (name, value) => `const ${name} = ${value};`,
  naming: upper,
};
const declarations: Readonly<Record<string, Declaration>> = {
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  python: { above: "topLevel", write: (name, value) => `${name} = ${value}`, naming: upper },
  ruby: { above: "topLevel", write: (name, value) => `${name} = ${value}`, naming: upper },
  go: { above: "topLevel", write: (name, value) => `const ${name} = ${value}`, naming: "camelCase" },
  // The type of a Rust constant must be written, and only the compiler knows it: a variable has the right one.
  rust: { above: "statement", write: (name, value) => `let ${name} = ${value};`, naming: "snake_case" },
  c: {
    above: "topLevel",
    write: (name, value) => `static const ${cType(value)} ${name} = ${value};`,
    naming: upper,
  },
  cpp: {
    above: "topLevel",
    write: (name, value) => `static constexpr auto ${name} = ${value};`,
    naming: upper,
  },
  java: {
    above: "member",
    write: (name, value) => `private static final ${javaType(value)} ${name} = ${value};`,
    // An interface's fields are constants by themselves, and seen by all.
    writeInInterface: (name, value) => `${javaType(value)} ${name} = ${value};`,
    naming: upper,
  },
  csharp: {
    above: "member",
    write: (name, value) => `private const ${javaType(value)} ${name} = ${value};`,
    naming: "PascalCase",
  },
  php: { above: "statement", write: (name, value) => `$${name} = ${value};`, naming: "camelCase" },
};

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
  const declaration = declarations[document.languageId];
  const node = nodeAt({ tree, start, end });
  if (!declaration || !node || !/^[-+]?[\d.]/.test(text.slice(start, end))) return [];
  const beside = childOf(node, holders[declaration.above], declaration.above === "statement");
  if (
    !beside ||
    isPreprocessed(beside) ||
    closest(node, isLabel) !== undefined ||
    (isVariable(declaration, document.languageId) && needsConstantExpression(node)) ||
    (document.languageId === "c" && closest(node, isFunctionNode) === undefined)
  )
    return [];
  const target = declaration === script ? beforeFirstUse(beside, text) : beside;
  const write = isInInterface(target) ? declaration.writeInInterface : declaration.write;
  if (!write) return [];
  const name = unusedName(inCase(suggestedWords(node, text.slice(start, end)), declaration.naming), text);
  const at = beforeComments(target).startIndex;
  const line = `${write(name, text.slice(start, end))}${lineBreak(text)}`;
  const gap = lineBreak(text).repeat(blankLines(declaration, document.languageId, target));
  const used = document.languageId === "php" ? `$${name}` : name;
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

/** Whether what is declared is none of the compiler's constants. */
function isVariable({ above }: Declaration, languageId: string): boolean {
  return above === "statement" || cpp.includes(languageId);
}

/** Lines left blank between the constant and what follows it, as formatters want them. */
function blankLines({ above }: Declaration, languageId: string, target: Node): number {
  if (above === "member") return isField(target) ? 0 : 1;
  if (above !== "topLevel" || target.startIndex === 0) return 0;
  return languageId === "python" && isDefinition(target) && !isExpressionStatement(target) ? 2 : 1;
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
    /function/.test(target.text.slice(0, functionHead)) &&
    new RegExp(`\\b${name.replace(/\$/g, "\\$")}\\b`).test(text.slice(0, target.startIndex));
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

/** Enough of a function to see its keyword behind `export default async`, in characters. */
const functionHead = 40;

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

function inCase(words: readonly string[], naming: Declaration["naming"]): string {
  const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  const safe = /^[a-z]/.test(words[0] ?? "") ? words : ["n", ...words];
  if (naming === "UPPER_CASE") return safe.join("_").toUpperCase();
  if (naming === "snake_case") return safe.join("_");
  const joined = safe.map(capital).join("");
  return naming === "PascalCase" ? joined : `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`;
}

function unusedName(name: string, text: string): string {
  const isUsed = (candidate: string) => new RegExp(`(?<![\\w$])${candidate}(?![\\w$])`).test(text);
  let candidate = name;
  for (let number = 2; isUsed(candidate); number++)
    candidate = `${name}${/[A-Z_]$/.test(name) ? "_" : ""}${number}`;
  return candidate;
}

/** A keyword right before the number needs a space before a name. */
function spaced(text: string, start: number, name: string): string {
  return /[\w$]$/.test(text.slice(0, start)) ? ` ${name}` : name;
}

/** The type of a literal in C. */
function cType(value: string): string {
  if (/^[-+]?0x/i.test(value) || !/[.e]/i.test(value)) return /u/i.test(value) ? "unsigned" : "int";
  return /f$/i.test(value) ? "float" : "double";
}

/** The type of a literal in Java and C#. */
function javaType(value: string): string {
  if (/l$/i.test(value)) return "long";
  if (/^[-+]?0[xb]/i.test(value)) return "int";
  if (/m$/i.test(value)) return "decimal";
  if (/f$/i.test(value)) return "float";
  return /[.ed]/i.test(value) ? "double" : "int";
}
