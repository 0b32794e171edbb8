import { functionParts } from "../../../server/language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";

const plainFunctions = /^(?:function_declaration|function_expression|arrow_function|function_definition)$/;
/** What may stand before a method in a class and not in an object. */
const onlyInClasses = /^(?:accessibility_modifier|override_modifier|static|override|readonly)$/;

/** The outermost functions of a tree that are at most so long, each as a text that is a program by itself. */
export function runnableFunctions(
  root: SyntaxNode,
  longest: number,
  kinds: "functions" | "methods too",
): readonly string[] {
  const frame = (node: SyntaxNode) =>
    framedFunction(node) ?? (kinds === "methods too" ? framedMethod(node) : undefined);
  const outermost: SyntaxNode[] = [];
  for (const node of root.descendants())
    if (isFunction(node) && frame(node) !== undefined && !outermost.some(({ end }) => node.start < end))
      outermost.push(node);
  return outermost.filter(({ start, end }) => end - start <= longest).flatMap((node) => frame(node) ?? []);
}

/** What the child process is given: JavaScript without the end of the statement. */
export function bare(text: string, languageId: string): string {
  return languageId === "python" ? text : text.replace(/;\n$/, "");
}

/** An expression by itself is no statement: JavaScript's functions stand in brackets. */
function framedFunction(node: SyntaxNode): string | undefined {
  if (!plainFunctions.test(node.type)) return undefined;
  const text = dedented(node, node.start);
  return node.type === "function_definition" ? `${text}\n` : `(${text});\n`;
}

/** JavaScript's methods as those of an object. */
function framedMethod(node: SyntaxNode): string | undefined {
  const { name, body } = functionParts(node, node.language);
  const first = node.children.find(({ type }) => !onlyInClasses.test(type));
  if (node.type !== "method_definition" || !first || !body) return undefined;
  if (name?.type !== "property_identifier" || /^(?:get|set|constructor)$/.test(first.text)) return undefined;
  return `({ ${dedented(node, first.start)} }.${name.text});\n`;
}

function dedented({ source, start: whole, end }: SyntaxNode, start: number): string {
  const indent = source.slice(source.lastIndexOf("\n", whole - 1) + 1, whole);
  const inner = source.slice(start, end);
  return /^[ \t]+$/.test(indent) ? inner.replaceAll(`\n${indent}`, "\n") : inner;
}
