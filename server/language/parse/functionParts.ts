import type { LanguageFacts } from "../languageFacts.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

const longestName = 60;

/** A function taken apart, alike for every language. */
export interface FunctionParts {
  readonly node: SyntaxNode;
  /** The name it is declared under or bound to where it stands; undefined for a truly anonymous one. */
  readonly name: SyntaxNode | undefined;
  /** Parameters as written, one node per name; the receiver (`self`, `&self`, `this`) left out. */
  readonly parameters: readonly SyntaxNode[];
  readonly body: SyntaxNode | undefined;
}

/** Parts of a parameter list that are no parameters. */
const separators = new Set([
  "keyword_separator",
  "positional_separator",
  "self_parameter",
  "receiver_parameter",
  // C++: `this auto&& self`.
  "explicit_object_parameter_declaration",
  "attribute_item",
  "attribute",
  "attribute_list",
  "block_parameter",
]);
const bindingFields = ["name", "left", "property", "key"];

/** Takes a function node apart. */
export function functionParts(node: SyntaxNode, language: LanguageFacts): FunctionParts {
  return {
    node,
    name: functionName(node),
    parameters: parametersOf(node, language),
    body: node.child("body") ?? node.childOfType("block", "compound_statement"),
  };
}

/** The node of the name a function is declared under, or is bound to right where it stands. */
export function functionName(node: SyntaxNode): SyntaxNode | undefined {
  const own = node.child("name") ?? innermostDeclarator(node);
  if (own) return own;
  const { parent } = node;
  if (!parent || (node.field !== "value" && node.field !== "right")) return undefined;
  for (const field of bindingFields) {
    const name = parent.child(field);
    if (name) return name;
  }
  return undefined;
}

/** A function as messages call it: `Function “load”`, `Method “save”` or `This function`. */
export function describeFunction({ node, name }: FunctionParts): string {
  if (!name) return "This function";
  const isMember = /method|accessor/.test(node.type) || node.parent?.parent?.type === "class_definition";
  const kind = isMember ? "Method" : "Function";
  return `${isConstructor(node, name) ? "Constructor" : kind} “${shorten(name.text)}”`;
}

/** Whether a function makes an object, as its grammar or its name says. */
export function isConstructor(node: SyntaxNode, name: SyntaxNode | undefined): boolean {
  return node.type.includes("constructor") || name?.text === "constructor";
}

function shorten(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text;
}

/** In C and C++ the name is inside one or more declarators. */
function innermostDeclarator(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === "lambda_expression") return undefined;
  let declarator = node.child("declarator");
  for (let inner = declarator?.child("declarator"); inner; inner = inner.child("declarator"))
    declarator = inner;
  return declarator;
}

function parametersOf(node: SyntaxNode, language: LanguageFacts): readonly SyntaxNode[] {
  const single = node.child("parameter") ?? loneParameter(node);
  if (single) return [single];
  const list = parameterList(node);
  if (!list) return [];
  if (list.namedChildren.length === 0 && list.type === "implicit_parameter") return [list];
  const items = list.namedChildren.filter(
    ({ type }) => !language.comments.has(type) && !separators.has(type),
  );
  return items.flatMap(splitNames).filter((parameter, index) => !isReceiver(parameter, index, node));
}

/** Java's `item -> …`: the only parameter, without brackets. */
function loneParameter(node: SyntaxNode): SyntaxNode | undefined {
  const written = node.child("parameters");
  return written?.type === "identifier" ? written : undefined;
}

function parameterList(node: SyntaxNode): SyntaxNode | undefined {
  const own = node.child("parameters");
  if (own) return own;
  let declarator = node.child("declarator");
  while (declarator && !declarator.child("parameters")) declarator = declarator.child("declarator");
  return declarator?.child("parameters") ?? node.childOfType("parameter_list", "formal_parameters");
}

/** Go declares several parameters at once: `a, b int`. */
function splitNames(parameter: SyntaxNode): readonly SyntaxNode[] {
  if (parameter.type !== "parameter_declaration") return [parameter];
  const names = parameter.children.filter(({ field, type }) => field === "name" && type === "identifier");
  return names.length > 1 ? names : [parameter];
}

function isReceiver(parameter: SyntaxNode, index: number, node: SyntaxNode): boolean {
  const { text } = parameter;
  // C's `f(void)` has no parameters; TypeScript's `this` parameter only types the receiver.
  if (parameter.type === "parameter_declaration" && text === "void") return true;
  if (parameter.type === "required_parameter") return parameter.child("pattern")?.type === "this";
  // Rust: `self: Arc<Self>`.
  if (parameter.type === "parameter") return parameter.child("pattern")?.type === "self";
  return index === 0 && node.type === "function_definition" && /^(self|cls|mcs)\b/.test(text);
}
