import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `function ($x) use ($y) { return $x + $y; }` → `fn ($x) => $x + $y` (PHP 7.4). */
export const closureToArrow: Transform = {
  name: "closure-to-arrow-function",
  title: "Convert to arrow function",
  kind: "refactor.rewrite",
  languages: ["php"],
  example: [
    "<?php\n$add = function ($x) use ($y) { return $x + $y; };\n",
    "<?php\n$add = fn ($x) => $x + $y;\n",
  ],
  refuses: ["Closures that capture by reference, assign, hold comments or have more than one statement."],
  rewrite(node) {
    if (node.type !== "anonymous_function") return undefined;
    const [parameters, body] = [node.child("parameters"), node.child("body")];
    const [only, ...others] = body?.namedChildren ?? [];
    const value = only?.type === "return_statement" ? only.namedChildren[0] : undefined;
    if (!parameters || !body || others.length > 0 || !value) return undefined;
    const uses = node.children.find(({ type }) => type === "anonymous_function_use_clause");
    if (uses?.text.includes("&")) return { refused: "It captures a variable by reference." };
    const inside = [...node.descendants()];
    if (inside.some(isComment)) return { refused: "There are comments inside." };
    if (inside.some(assigns))
      return { refused: "It assigns a variable; an arrow function has copies of its own." };
    const isStatic = node.children.some(({ type }) => type === "static_modifier") ? "static " : "";
    const byReference = node.children.some(({ type }) => type === "reference_modifier") ? "&" : "";
    const result = node.child("return_type");
    const head = `${isStatic}fn ${byReference}${parameters.text}${result ? `: ${result.text}` : ""}`;
    return { edits: [replaceNode(node, `${head} => ${value.text}`)] };
  },
};

function assigns({ type }: SyntaxNode): boolean {
  return /assignment_expression|update_expression/.test(type);
}
