import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** Functions that have these of their own; an arrow function takes them from outside. */
const ownFunctions: ReadonlySet<string> = new Set([
  "function_expression",
  "function_declaration",
  "generator_function",
  "generator_function_declaration",
  "method_definition",
  "class_body",
]);

/** Nodes that belong to the function itself, not to functions inside it but for arrow functions. */
export function* ownDescendants(node: SyntaxNode): Generator<SyntaxNode> {
  for (const each of node.descendants(({ type }) => !ownFunctions.has(type))) if (each !== node) yield each;
}

/** What a node takes from the function around it, as it is written: `this`, `super`, `new.target`, `arguments`. */
export function takesFromOutside({ type, text }: SyntaxNode): string | undefined {
  if (type === "this" || type === "super") return type;
  if (type === "meta_property") return "new.target";
  return type === "identifier" && text === "arguments" ? text : undefined;
}
