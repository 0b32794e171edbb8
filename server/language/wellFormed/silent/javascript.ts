/** What JavaScript and TypeScript refuse though the grammar takes it; Babel's parser has the last word. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { javascriptNameChecks } from "./javascriptNames.ts";
import { type SilentCheck, suspect, suspectIf } from "./silentCheck.ts";

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
const labeled = new Set(["labeled_statement"]);
const methods = new Set([
  ...["method_definition", "pair", "field_definition", "public_field_definition"],
  "class_static_block",
]);

const needsLoop: SilentCheck = (node) => {
  const label = node.child("label")?.text;
  return suspectIf(label === undefined ? !isInside(node, breakable) : !hasLabel(node, label));
};

/** Declarations that may not stand alone behind loops; behind `if` a function may, where code is not strict. */
const needsBlock: SilentCheck = (node) => suspectIf(alone.test(node.child("body")?.type ?? ""));
const alone = /^(?:lexical|class|function)_declaration$/;

/** Modules are read and written at the top of a file, or of a namespace. */
const atTop: SilentCheck = ({ parent }) =>
  suspectIf(parent?.type === "statement_block" && !/module/.test(parent.parent?.type ?? ""));

export const javascriptChecks: Readonly<Record<string, SilentCheck>> = {
  ...javascriptNameChecks,
  await_expression: (node) => {
    const around = node.ancestor(functions);
    return suspectIf(around !== undefined && !isAsync(around));
  },
  variable_declarator: (node) => {
    if (node.child("value") || node.parent?.type !== "lexical_declaration") return undefined;
    const isPattern = /_pattern$/.test(node.child("name")?.type ?? "");
    return suspectIf(isPattern || node.parent.children[0]?.type === "const");
  },
  return_statement: (node) => suspectIf(!node.ancestor(functions)),
  break_statement: needsLoop,
  continue_statement: needsLoop,
  if_statement: (node) =>
    suspectIf(/^(?:lexical|class)_declaration$/.test(node.child("consequence")?.type ?? "")),
  while_statement: needsBlock,
  for_statement: needsBlock,
  for_in_statement: (node) => {
    const isAwaited = node.children.some(({ type }) => type === "await");
    return isAwaited && node.child("operator")?.text === "in" ? "suspect" : needsBlock(node);
  },
  with_statement: suspect,
  import_statement: atTop,
  export_statement: atTop,
  // A value thrown stands on the same line.
  throw_statement: (node) => suspectIf(/^throw\s*\n/.test(node.text)),
  expression_statement: ({ children: [first] }) =>
    suspectIf(first?.type === "function_expression" || first?.type === "class"),
  assignment_expression: assignsThroughChain,
  augmented_assignment_expression: assignsThroughChain,
  update_expression: (node) =>
    suspectIf(
      !/^(?:identifier|.*member_expression|subscript_expression|non_null_expression|parenthesized_expression)$/.test(
        node.child("argument")?.type ?? "",
      ),
    ),
  binary_expression: (node) => {
    const [left, operator] = [node.child("left"), node.child("operator")?.type];
    if (operator === "**") return suspectIf(left?.type === "unary_expression");
    return operator === "??" ? suspectIf(node.namedChildren.some(isJunction)) : undefined;
  },
  call_expression: (node) => suspectIf(node.child("function")?.type === "arrow_function"),
  arguments: lacksElement,
  object: lacksElement,
  super: (node) => {
    const around = node.ancestor(methods);
    const isCall = node.parent?.type === "call_expression";
    return suspectIf(!around || (isCall && around.child("name")?.text !== "constructor"));
  },
  method_definition: (node) => {
    const kind = node.children.find(({ type }) => type === "get" || type === "set")?.type;
    const count = node.child("parameters")?.namedChildren.length;
    return suspectIf(kind !== undefined && count !== (kind === "get" ? 0 : 1));
  },
  jsx_element: (node) =>
    suspectIf(node.child("open_tag")?.child("name")?.text !== node.child("close_tag")?.child("name")?.text),
  regex: hasBadPattern,
  number: ({ text }) => suspectIf(/^0\d/.test(text)),
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

function hasLabel(node: SyntaxNode, label: string): boolean {
  let around = node.ancestor(labeled);
  while (around && around.child("label")?.text !== label) around = around.ancestor(labeled);
  return around !== undefined;
}

function assignsThroughChain(node: SyntaxNode): "suspect" | undefined {
  return suspectIf(node.child("left")?.child("optional_chain") !== undefined);
}

/** `??` next to `||` or `&&` needs brackets. */
function isJunction(node: SyntaxNode): boolean {
  return node.type === "binary_expression" && /^(?:\|\||&&)$/.test(node.child("operator")?.type ?? "");
}

/** Whether a comma stands where an element should. */
function lacksElement({ children }: SyntaxNode): "suspect" | undefined {
  return suspectIf(
    children.some(({ type }, at) => type === "," && /^[,({]$/.test(children[at - 1]?.type ?? "")),
  );
}

/** What every engine says of a broken pattern; what it says of newer ones may differ. */
const certainFaults = /Unterminated (?:group|character class)|Unmatched '\)'|Nothing to repeat|\\ at end/;

/** Babel does not look into regular expressions: this engine does. */
function hasBadPattern(node: SyntaxNode): string | undefined {
  const [pattern, flags] = [node.child("pattern")?.text, node.child("flags")?.text ?? ""];
  if (pattern === undefined) return undefined;
  if (/[^dgimsuvy]|(.).*\1/.test(flags)) return "suspect";
  try {
    new RegExp(pattern, flags);
    return undefined;
  } catch (error) {
    const said = certainFaults.exec(String(error))?.[0];
    return said && `this regular expression is broken (${said.toLowerCase()})`;
  }
}

/** What Babel's parser takes though TypeScript's does not. */
export const typescriptChecks: Readonly<Record<string, SilentCheck>> = {
  import_statement: (node) => {
    const clause = node.childOfType("import_clause");
    const isOfType = node.children[1]?.type === "type";
    const isBoth =
      clause?.childOfType("identifier") && clause.childOfType("named_imports", "namespace_import");
    return isOfType && isBoth
      ? "an import of types has a default name or a list of names, not both"
      : javascriptChecks.import_statement?.(node);
  },
};

/** `<T>(value: T) => …` begins an element there. */
export const tsxChecks: Readonly<Record<string, SilentCheck>> = {
  arrow_function: (node) => {
    const parameters = node.child("type_parameters");
    const [only, other] = parameters?.namedChildren ?? [];
    const isAlone = only && !other && /^\w+$/.test(only.text) && !parameters?.text.includes(",");
    return isAlone ? "a single type parameter needs a comma here, as in “<T,>”" : undefined;
  },
};
