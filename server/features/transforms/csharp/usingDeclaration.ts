import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { bodyLines, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `using (var a = …) { … }` at the end of a block → `using var a = …;` (C# 8). */
export const usingDeclaration: Transform = {
  name: "using-to-declaration",
  title: "Convert to using declaration",
  kind: "refactor.rewrite",
  languages: ["csharp"],
  example: [
    "class A { void F() {\n    using (var file = Open())\n    {\n        file.Read();\n    }\n} }\n",
    "class A { void F() {\n    using var file = Open();\n    file.Read();\n} }\n",
  ],
  refuses: [
    "What is not the last statement of its block: it would be disposed of later.",
    "Blocks that declare a name which stands elsewhere in the block around, and texts over several lines, which would be moved.",
  ],
  rewrite(node, { text }) {
    const declaration =
      node.type === "using_statement" ? node.childOfType("variable_declaration") : undefined;
    const [body, block] = [node.child("body"), node.parent];
    if (!declaration || body?.type !== "block" || block?.type !== "block") return undefined;
    if (block.namedChildren.at(-1) !== node) return { refused: "It would be disposed of later." };
    const clash = clashing(node, block);
    if (clash !== undefined) return { refused: `${clash} is used outside the block too.` };
    const lines = bodyLines(body);
    if (!lines) return { refused: "A text goes over several lines." };
    const { indent, newline } = layoutAt(text, node.start);
    const wait = node.children[0]?.type === "await" ? "await " : "";
    const all = [`${wait}using ${declaration.text};`, ...lines];
    return {
      edits: [
        replaceNode(
          node,
          all.map((line, index) => (index === 0 || line === "" ? line : indent + line)).join(newline),
        ),
      ],
    };
  },
};

/** A name declared in a statement that stands in its block outside it as well. */
function clashing(node: SyntaxNode, block: SyntaxNode): string | undefined {
  const declared = new Set(
    node
      .ofType(
        "variable_declarator",
        "single_variable_designation",
        "declaration_expression",
        "foreach_statement",
      )
      .map((each) => (each.child("name") ?? each.child("left") ?? each.namedChildren.at(-1))?.text ?? ""),
  );
  return block
    .ofType("identifier")
    .find((each) => (each.end <= node.start || each.start >= node.end) && declared.has(each.text))?.text;
}
