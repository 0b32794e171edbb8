import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `interface{}` → `any` (Go 1.18). */
export const emptyInterfaceToAny: Transform = {
  name: "interface-to-any",
  title: "Use any",
  kind: "refactor.rewrite",
  languages: ["go"],
  example: ["package a\n\nvar cache map[string]interface{}\n", "package a\n\nvar cache map[string]any\n"],
  refuses: ["Files that give `any` another meaning."],
  rewrite(node, { root }) {
    if (node.type !== "interface_type" || node.namedChildren.some((child) => !isComment(child)))
      return undefined;
    if (node.namedChildren.length > 0) return { refused: "There is a comment inside." };
    if (declares(root, "any")) return { refused: "This file gives any another meaning." };
    return { edits: [replaceNode(node, "any")] };
  },
};

function declares(root: SyntaxNode, name: string): boolean {
  return [...root.descendants()].some(
    ({ text, field, type }) => text === name && field === "name" && /identifier$/.test(type),
  );
}
