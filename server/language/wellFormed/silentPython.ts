/** What Python refuses though the grammar takes it; the parser of Ruff sees most of it, and not what a function is for. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { SilentCheck } from "./silentCheck.ts";

const functions = new Set(["function_definition", "lambda"]);
const scopes = new Set(["function_definition", "class_definition", "lambda"]);
const loops = new Set(["for_statement", "while_statement"]);
const suspect: SilentCheck = () => "suspect";

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
  return_statement: outside("return"),
  yield: outside("yield"),
  break_statement: outsideLoop("break"),
  continue_statement: outsideLoop("continue"),
  expression_statement: atMargin,
  if_statement: (node) => (node.child("consequence") ? atMargin(node) : "suspect"),
  import_statement: atMargin,
  import_from_statement: atMargin,
  print_statement: suspect,
  exec_statement: suspect,
  nonlocal_statement: (node) => (node.ancestor(scopes) ? undefined : "“nonlocal” outside of a function"),
  try_statement: (node) =>
    node.childOfType("except_clause", "except_group_clause", "finally_clause") ? undefined : "suspect",
  block: (node) =>
    node.namedChildren.length === 0 || isNotIndented(node) || isRagged(node) ? "suspect" : undefined,
  function_definition: emptyBody,
  class_definition: emptyBody,
  for_statement: emptyBody,
  while_statement: emptyBody,
  with_statement: emptyBody,
  parameters: namesTwice,
  lambda_parameters: namesTwice,
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
    return isOutOfOrder || new Set(given).size < given.length ? "suspect" : undefined;
  },
  assignment: (node) =>
    /^(?:integer|float|string|call|true|false|none|binary_operator)$/.test(node.child("left")?.type ?? "")
      ? "suspect"
      : undefined,
  default_parameter: (node) => (node.nextSibling?.nextSibling?.type === "identifier" ? "suspect" : undefined),
};

function emptyBody(node: SyntaxNode): "suspect" | undefined {
  const body = node.child("body");
  return body && body.namedChildren.length > 0 ? undefined : "suspect";
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

function namesTwice(node: SyntaxNode): string | undefined {
  const seen = new Set<string>();
  for (const parameter of node.namedChildren) {
    const name = nameOf(parameter)?.text;
    if (name === undefined) continue;
    if (seen.has(name)) return `the parameter “${name}” stands twice`;
    seen.add(name);
  }
  return undefined;
}

function nameOf(parameter: SyntaxNode): SyntaxNode | undefined {
  if (parameter.type === "identifier") return parameter;
  if (!/^(?:typed_|default_|typed_default_)parameter$/.test(parameter.type)) return undefined;
  const name = parameter.child("name") ?? parameter.namedChildren[0];
  return name?.type === "identifier" ? name : name?.childOfType("identifier");
}
