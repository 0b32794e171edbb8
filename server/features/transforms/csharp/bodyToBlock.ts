import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { hasOwnBraceLines } from "../anyLanguage/braceStyle.ts";
import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import type { Transform } from "../transform.ts";

const members: ReadonlySet<string> = new Set([
  ...["method_declaration", "local_function_statement", "operator_declaration"],
  ...["constructor_declaration", "property_declaration"],
]);

/** `int F() => x;` → `int F() { return x; }`. */
export const bodyToBlock: Transform = {
  name: "expression-body-to-block",
  title: "Use block body",
  kind: "refactor.rewrite",
  languages: ["csharp"],
  example: [
    "class A {\n    int Twice() => 2 * x;\n}\n",
    "class A {\n    int Twice() {\n        return 2 * x;\n    }\n}\n",
  ],
  refuses: ["Bodies with comments or with texts over several lines."],
  rewrite(node, { languageId, text }) {
    const arrow = members.has(node.type) ? node.childOfType("arrow_expression_clause") : undefined;
    const value = arrow?.namedChildren[0];
    if (!arrow || !value) return undefined;
    if (holdsComment(arrow) || holdsLongText(arrow) || value.text.includes("\n"))
      return { refused: "It goes over several lines, or holds comments." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const statement = statementOf(node, value);
    const inner = node.type === "property_declaration" ? `get { ${statement} }` : statement;
    const isOwnLine = hasOwnBraceLines(text, languageId);
    const open = isOwnLine ? `${newline}${indent}{` : " {";
    const start = text.slice(0, arrow.start).trimEnd().length;
    const block = `${open}${newline}${indent}${step}${inner}${newline}${indent}}`;
    return { edits: [{ start, end: node.end, text: block }] };
  },
};

function statementOf(node: SyntaxNode, value: SyntaxNode): string {
  if (value.type === "throw_expression" || givesNothing(node)) return `${value.text};`;
  return `return ${value.text};`;
}

function givesNothing(node: SyntaxNode): boolean {
  const type = (node.child("returns") ?? node.child("type"))?.text;
  if (node.type === "constructor_declaration" || type === "void") return true;
  const isAsync = node.children.some(({ text }) => text === "async");
  return isAsync && /^(?:Value)?Task$/.test(type ?? "");
}
