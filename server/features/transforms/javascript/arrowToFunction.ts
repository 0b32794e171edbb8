import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { layoutAt, movedTo } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { usesSemicolons } from "../withoutSemicolons.ts";
import { javascriptLanguages } from "./languages.ts";
import { ownDescendants, takesFromOutside } from "./ownNames.ts";
import { runsOn } from "./runsOn.ts";

/** `(x) => x + 1` → `function (x) { return x + 1; }`. */
export const arrowToFunction: Transform = {
  name: "arrow-to-function",
  title: "Convert to function expression",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["const next = (x) => x + 1;", "const next = function (x) { return x + 1; };"],
  refuses: [
    "Arrow functions that use `this`, `arguments`, `super` or `new.target`: a function has its own.",
    "Fields of classes, where the arrow function belongs to the instance.",
  ],
  rewrite(node, { text }) {
    if (node.type !== "arrow_function") return undefined;
    const [parameters, body] = [node.child("parameters") ?? node.child("parameter"), node.child("body")];
    if (!parameters || !body) return undefined;
    for (const inner of ownDescendants(node)) {
      const taken = takesFromOutside(inner);
      if (taken) return { refused: `It uses ${taken}, of which a function has its own.` };
    }
    if (/field_definition$/.test(node.parent?.type ?? "")) return { refused: "It is a field of a class." };
    const isAsync = node.children[0]?.type === "async" ? "async " : "";
    const generic = node.child("type_parameters")?.text ?? "";
    const given = parameters.field === "parameter" ? `(${parameters.text})` : parameters.text;
    const result = node.child("return_type")?.text ?? "";
    const head = `${isAsync}function ${generic}${given}${result} `;
    const written = `${head}${functionBody(body, text)}`;
    const end = runsOn(node) ? ";" : "";
    return { edits: [replaceNode(node, (isFirstOfStatement(node) ? `(${written})` : written) + end)] };
  },
};

function functionBody(body: SyntaxNode, source: string): string {
  if (body.type === "statement_block") return body.text;
  const value = body.type === "parenthesized_expression" ? (body.namedChildren[0] ?? body) : body;
  if (!body.text.includes("\n")) return `{ return ${value.text}${usesSemicolons(source) ? ";" : ""} }`;
  const { indent, step, newline } = layoutAt(source, body.parent?.start ?? body.start);
  // What stood behind `=>` on its line goes on behind `return`.
  return `{${newline}${indent}${step}return ${movedTo(body, indent + step)};${newline}${indent}}`;
}

/** A statement that begins with `function` declares it. */
function isFirstOfStatement(node: SyntaxNode): boolean {
  let outer: SyntaxNode | undefined = node.parent;
  while (outer && outer.start === node.start && outer.type !== "expression_statement") outer = outer.parent;
  return outer?.type === "expression_statement" && outer.start === node.start;
}
