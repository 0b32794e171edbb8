/** What Python refuses though the grammar takes it; the parser of Ruff sees most of it, and not what a function is for. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { functionChecks } from "./pythonFunctions.ts";
import { type SilentCheck, suspect, suspectIf } from "./silentCheck.ts";

const functions = new Set(["function_definition", "lambda"]);
const scopes = new Set(["function_definition", "class_definition", "lambda"]);
const loops = new Set(["for_statement", "while_statement"]);

const outside =
  (word: string): SilentCheck =>
  (node) =>
    node.ancestor(scopes) && functions.has(node.ancestor(scopes)?.type ?? "")
      ? undefined
      : `“${word}” outside of a function`;

const outsideLoop =
  (word: string): SilentCheck =>
  (node) =>
    isInLoop(node) ? undefined : `“${word}” outside of a loop`;

const atMargin: SilentCheck = (node) =>
  node.parent?.type === "module" && (indentOf(node) ?? 0) > 0 ? "suspect" : undefined;

export const pythonChecks: Readonly<Record<string, SilentCheck>> = {
  ...functionChecks,
  return_statement: outside("return"),
  yield: outside("yield"),
  break_statement: outsideLoop("break"),
  continue_statement: outsideLoop("continue"),
  expression_statement: atMargin,
  if_statement: (node) => (node.child("consequence") ? atMargin(node) : "suspect"),
  import_statement: atMargin,
  future_import_statement: isLate,
  import_from_statement: (node) => atMargin(node) ?? functionChecks.import_from_statement?.(node),
  print_statement: suspect,
  exec_statement: suspect,
  nonlocal_statement: (node) => (node.ancestor(scopes) ? undefined : "“nonlocal” outside of a function"),
  try_statement: (node) =>
    node.childOfType("except_clause", "except_group_clause", "finally_clause") ? undefined : "suspect",
  block: (node) =>
    node.namedChildren.length === 0 || isNotIndented(node) || isRagged(node) ? "suspect" : undefined,
  argument_list: (node) => {
    const isOutOfOrder = node.namedChildren.some(
      ({ type }, index) =>
        type !== "keyword_argument" &&
        type !== "dictionary_splat" &&
        type !== "list_splat" &&
        type !== "comment" &&
        node.namedChildren[index - 1]?.type === "keyword_argument",
    );
    const names = node.namedChildren.map((child) =>
      child.type === "keyword_argument" ? child.child("name")?.text : undefined,
    );
    const given = names.filter((name) => name !== undefined);
    const isDoubled = new Set(given).size < given.length;
    return suspectIf(isOutOfOrder || isDoubled || hasBareGenerator(node) || hasListBehindTable(node));
  },
  assignment: (node) =>
    /^(?:integer|float|string|call|true|false|none|binary_operator)$/.test(node.child("left")?.type ?? "")
      ? "suspect"
      : undefined,
  pattern_list: ({ namedChildren }) =>
    namedChildren.filter(({ type }) => type === "list_splat_pattern").length > 1
      ? "two names take the rest of a list"
      : undefined,
  delete_statement: (node) => suspectIf(node.namedChildren.some(({ type }) => type === "call")),
  named_expression: ({ parent }) => suspectIf(parent?.type === "expression_statement"),
  raise_statement: (node) => suspectIf(node.childOfType("expression_list") !== undefined),
  comparison_operator: (node) => suspectIf(node.children.some(({ type }) => type === "<>")),
  string_start: ({ text, parent }) =>
    suspectIf(text === "`" || (/^[bB]/.test(text) && /[^\0-\x7f]/.test(parent?.text ?? ""))),
  integer: ({ text }) => suspectIf(/^0\d*[1-9]|_$|__/.test(text)),
  default_parameter: (node) => (node.nextSibling?.nextSibling?.type === "identifier" ? "suspect" : undefined),
};

/** What a file asks of the future comes before all that runs: behind a description, comments, and its like. */
function isLate({ previousSibling, parent }: SyntaxNode): string | undefined {
  const isFirst = parent?.type === "module" && isAllAhead(previousSibling);
  return isFirst ? undefined : "“from __future__” must stand at the top of the file";
}

function isAllAhead(last: SyntaxNode | undefined): boolean {
  let before = last;
  while (before && ahead.test(before.type) && isDescription(before)) before = before.previousSibling;
  return before === undefined;
}

const ahead = /^(?:comment|future_import_statement|expression_statement|;)$/;

function isDescription({ type, namedChildren: [first] }: SyntaxNode): boolean {
  return type !== "expression_statement" || /^(?:concatenated_)?string$/.test(first?.type ?? "");
}

/** Whether a body on lines of its own begins no deeper than the statement it belongs to. */
function isNotIndented({ start, parent, source }: SyntaxNode): boolean {
  if (!parent) return false;
  const line = source.lastIndexOf("\n", start - 1) + 1;
  if (line <= parent.start) return false;
  const outer = source.lastIndexOf("\n", parent.start - 1) + 1;
  const width = (from: number) => /^[ \t]*/.exec(source.slice(from, from + longestIndent))?.[0].length ?? 0;
  return width(line) <= width(outer);
}

/** In characters. */
const longestIndent = 200;

/** Blanks before a node; undefined when something else stands before it on its line. */
function indentOf({ start, source }: SyntaxNode): number | undefined {
  const line = source.lastIndexOf("\n", start - 1) + 1;
  return /^[ \t]*$/.test(source.slice(line, start)) ? start - line : undefined;
}

/** Whether the statements of a body begin in different columns. */
function isRagged(block: SyntaxNode): boolean {
  const indents = block.namedChildren
    .filter(({ type }) => type !== "comment")
    .map(indentOf)
    .filter((indent) => indent !== undefined);
  return new Set(indents).size > 1;
}

function isInLoop(node: SyntaxNode): boolean {
  let inner = node;
  let around = node.parent;
  while (around && !scopes.has(around.type)) {
    // What stands behind a loop's `else` runs after the loop.
    if (loops.has(around.type) && inner.type !== "else_clause") return true;
    inner = around;
    around = around.parent;
  }
  return false;
}

/** `f(x for x in y, 1)`: beside other arguments a generator needs brackets. */
function hasBareGenerator({ namedChildren }: SyntaxNode): boolean {
  return (
    namedChildren.length > 1 &&
    namedChildren.some(
      ({ type, start, source }) => type === "generator_expression" && source.charAt(start) !== "(",
    )
  );
}

function hasListBehindTable({ namedChildren }: SyntaxNode): boolean {
  const table = namedChildren.findIndex(({ type }) => type === "dictionary_splat");
  return table >= 0 && namedChildren.slice(table).some(({ type }) => type === "list_splat");
}

/** Lines that begin with a tab, and lines that begin with a blank: Python refuses some mixtures. */
const tabbed = /^\t+\S/m;
const spaced = /^ +\S/m;
/** A class whose body is not indented is none to the grammar. */
const emptyClass = /^([ \t]*)class\b[^\n]*:[ \t]*\n(?!\1[ \t])[ \t]*[^\s#]/m;

/** Whether a text as a whole is in doubt, which no piece of it shows. */
export function isTextSuspect(text: string): boolean {
  return emptyClass.test(text) || (tabbed.test(text) && spaced.test(text));
}
