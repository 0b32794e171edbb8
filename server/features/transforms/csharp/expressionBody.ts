import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import type { Transform } from "../transform.ts";

const members: ReadonlySet<string> = new Set([
  "method_declaration",
  "local_function_statement",
  "operator_declaration",
  "property_declaration",
]);

/** `int F() { return x; }` → `int F() => x;`. */
export const expressionBody: Transform = {
  name: "block-to-expression-body",
  title: "Use expression body",
  kind: "refactor.rewrite",
  languages: ["csharp"],
  example: ["class A { int Twice() { return 2 * x; } }", "class A { int Twice() => 2 * x; }"],
  refuses: ["Bodies with comments or more than one statement; properties with a setter."],
  rewrite(node) {
    if (!members.has(node.type)) return undefined;
    const holder = node.type === "property_declaration" ? node.child("accessors") : node.child("body");
    const block = node.type === "property_declaration" ? getterBody(holder) : holder;
    const [only, ...others] = block?.namedChildren ?? [];
    if (!holder || block?.type !== "block" || !only || others.length > 0) return undefined;
    if ([...holder.descendants()].some(isComment)) return { refused: "There are comments in the body." };
    const value = returned(only);
    return value
      ? { edits: [{ start: headEnd(holder), end: holder.end, text: ` => ${value.text};` }] }
      : undefined;
  },
};

/** Behind the head's last sign: the arrow stands on its line. */
function headEnd({ source, start }: SyntaxNode): number {
  return source.slice(0, start).trimEnd().length;
}

/** The body of a property that can only be read. */
function getterBody(accessors: SyntaxNode | undefined): SyntaxNode | undefined {
  const [only, ...others] = accessors?.namedChildren ?? [];
  const isPlain = only?.child("name")?.text === "get" && only.namedChildren.length <= 1;
  return isPlain && others.length === 0 ? only.child("body") : undefined;
}

function returned(statement: SyntaxNode): SyntaxNode | undefined {
  if (!/^(?:return_statement|expression_statement|throw_statement)$/.test(statement.type)) return undefined;
  if (statement.type === "throw_statement") return undefined;
  return statement.namedChildren[0];
}
