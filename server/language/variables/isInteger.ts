import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isNumber, withoutGroups } from "../roles/tokens.ts";
import { type PlainTypes, typeOfExpression } from "./declaredType.ts";

const plain: PlainTypes = { boolean: "boolean", text: "string", integer: "int", fraction: "double" };
/** Types of whole numbers in Java, C#, Go and Rust. */
const integers = /^(?:u?int(?:\d+)?|[iu](?:8|16|32|64|128|size)|u?long|u?short|s?byte|char|rune)$/;
/** What counts the parts of something, by the languages in which that is a whole number whatever it is asked of. */
const counts: Readonly<Record<string, RegExp>> = {
  java: /\.size\(\)$/,
  csharp: /\.Count$/,
  go: /^(?:len|cap)\([^()]*\)$/,
  rust: /\.len\(\)$/,
  cpp: /\.size\(\)$/,
  python: /^len\([^()]*\)$/,
  php: /^(?:count|strlen)\([^()]*\)$/,
};
const length = /^(?<owner>\w+)\.[lL]ength(?:\(\))?$/;
const measured = /\[\]$|^[sS]tring$/;
const typed: ReadonlySet<string> = new Set(["java", "csharp", "go", "rust"]);

/** Whether an expression is a whole number for certain: a literal, a count, or a variable declared as one. */
export function isInteger(expression: SyntaxNode): boolean {
  const node = withoutGroups(expression);
  if (isNumber(node)) return /^\d+$/.test(node.text);
  const { languageIds } = node.language;
  if (languageIds.some((id) => counts[id]?.test(node.text))) return true;
  if (!languageIds.some((id) => typed.has(id))) return false;
  const root = rootOf(node);
  const typeOf = (each: SyntaxNode) => typeOfExpression(each, root, plain) ?? "";
  if (node.children.length === 0) return integers.test(typeOf(node));
  const owner = length.exec(node.text)?.groups?.owner;
  const [object] = [...node.descendants()].filter((each) => each.start === node.start && each.text === owner);
  return object !== undefined && measured.test(typeOf(object));
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}
