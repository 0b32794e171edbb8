/** What JavaScript and TypeScript refuse though the grammar takes it; Babel's parser has the last word. */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { SilentCheck } from "./silentCheck.ts";

const functions = new Set([
  "function_declaration",
  "function_expression",
  "generator_function",
  "generator_function_declaration",
  "arrow_function",
  "method_definition",
  "class_static_block",
]);
const breakable = new Set([
  "for_statement",
  "for_in_statement",
  "while_statement",
  "do_statement",
  "switch_statement",
  "labeled_statement",
]);
const lexical = new Set(["lexical_declaration", "class_declaration"]);

const needsLoop: SilentCheck = (node) => (isInside(node, breakable) ? undefined : "suspect");

export const javascriptChecks: Readonly<Record<string, SilentCheck>> = {
  await_expression: (node) => {
    const around = node.ancestor(functions);
    return !around || isAsync(around) ? undefined : "suspect";
  },
  variable_declarator: (node) => {
    if (node.child("value") || node.parent?.type !== "lexical_declaration") return undefined;
    return node.parent.children[0]?.type === "const" ? "suspect" : undefined;
  },
  return_statement: (node) => (node.ancestor(functions) ? undefined : "suspect"),
  break_statement: needsLoop,
  continue_statement: needsLoop,
  statement_block: declaresTwice,
  switch_body: declaresTwice,
};

function isAsync(node: SyntaxNode): boolean {
  return node.children.some(({ type, text }) => type === "async" || (type === "*" && text === "async"));
}

/** Whether a node is within one of the types before a function begins. */
function isInside(node: SyntaxNode, types: ReadonlySet<string>): boolean {
  let around = node.parent;
  while (around && !functions.has(around.type)) {
    if (types.has(around.type)) return true;
    around = around.parent;
  }
  return false;
}

/** Whether a block declares a name twice, once of them with `let`, `const` or `class`. */
function declaresTwice(block: SyntaxNode): "suspect" | undefined {
  const seen = new Set<string>();
  for (const statement of block.namedChildren) {
    if (!lexical.has(statement.type)) continue;
    const named = statement.child("name") ? [statement] : statement.namedChildren;
    for (const each of named) {
      const name = each.child("name")?.text;
      if (name === undefined) continue;
      if (seen.has(name)) return "suspect";
      seen.add(name);
    }
  }
  return undefined;
}
