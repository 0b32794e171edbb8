import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages, typescriptLanguages } from "./languages.ts";
import { ownDescendants, takesFromOutside } from "./ownNames.ts";

/** `const next = (x) => x + 1;` → `function next(x) { return x + 1; }`. */
export const arrowToDeclaration: Transform = {
  name: "arrow-to-declaration",
  title: "Convert to function declaration",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["export const next = (x) => x + 1;\n", "export function next(x) {\n    return x + 1;\n}\n"],
  refuses: [
    "Arrow functions that use `this`, `arguments`, `super` or `new.target`: a function has its own.",
    "Constants with a type of their own, and those declared in a block within a function, out of which a declaration would be seen.",
    "In TypeScript everywhere at once, those within functions: a declaration may be called above a test that narrows a type. At one place the title says so.",
  ],
  rewrite(node, { text, languageId }) {
    const [only, ...others] = node.children.filter(({ type }) => type === "variable_declarator");
    if (node.type !== "lexical_declaration" || node.children[0]?.type !== "const" || !only) return undefined;
    const [name, arrow] = [only.child("name"), only.child("value")];
    if (others.length > 0 || arrow?.type !== "arrow_function" || name?.type !== "identifier")
      return undefined;
    const why = refusal(node, only, arrow);
    if (why) return { refused: why };
    const edits = [replaceNode(node, declarationText(name.text, arrow, text))];
    const isTyped =
      typescriptLanguages.some((each) => each === languageId) && around(node)?.type !== "program";
    return isTyped ? { edits, assumes: "no test above narrows the type of what it uses" } : { edits };
  },
};

function refusal(node: SyntaxNode, declarator: SyntaxNode, arrow: SyntaxNode): string | undefined {
  if (declarator.child("type")) return "It has a type of its own.";
  for (const inner of ownDescendants(arrow)) {
    const taken = takesFromOutside(inner);
    if (taken) return `It uses ${taken}, of which a function has its own.`;
  }
  const isAside = (each: SyntaxNode) =>
    isComment(each) && !(arrow.start <= each.start && each.end <= arrow.end);
  if ([...node.descendants()].some(isAside)) return "A comment stands between the name and the function.";
  const outer = around(node);
  const isTop = outer?.type === "program" || (outer?.parent !== undefined && isFunction(outer.parent));
  return isTop ? undefined : "It stands in a block, out of which a declaration would be seen.";
}

/** What holds the statement, `export` left out. */
function around({ parent }: SyntaxNode): SyntaxNode | undefined {
  return parent?.type === "export_statement" ? parent.parent : parent;
}

function declarationText(name: string, arrow: SyntaxNode, source: string): string {
  const [parameters, body] = [arrow.child("parameters") ?? arrow.child("parameter"), arrow.child("body")];
  const isAsync = arrow.children[0]?.type === "async" ? "async " : "";
  const generic = arrow.child("type_parameters")?.text ?? "";
  const given = parameters?.field === "parameter" ? `(${parameters.text})` : (parameters?.text ?? "()");
  const result = arrow.child("return_type")?.text ?? "";
  const head = `${isAsync}function ${name}${generic}${given}${result} `;
  return `${head}${body ? declaredBody(body, source) : "{}"}`;
}

function declaredBody(body: SyntaxNode, source: string): string {
  if (body.type === "statement_block") return body.text;
  const inner = body.type === "parenthesized_expression" ? (body.namedChildren[0] ?? body) : body;
  const value = inner.text.includes("\n") ? body : inner;
  const { indent, step, newline } = layoutAt(source, body.parent?.parent?.start ?? body.start);
  return `{${newline}${indent}${step}return ${value.text};${newline}${indent}}`;
}
