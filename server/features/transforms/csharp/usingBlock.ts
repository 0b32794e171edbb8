import { hasOwnBraceLines } from "../anyLanguage/braceStyle.ts";
import { holdsLongText, layoutAt } from "../layout.ts";
import type { Transform } from "../transform.ts";

/** `using var a = …;` → `using (var a = …) { … }` around the rest of the block. */
export const usingBlock: Transform = {
  name: "using-declaration-to-block",
  title: "Convert to using statement",
  kind: "refactor.rewrite",
  languages: ["csharp"],
  example: [
    "class A { void F() {\n    using var file = Open();\n    file.Read();\n} }\n",
    "class A { void F() {\n    using (var file = Open()) {\n        file.Read();\n    }\n} }\n",
  ],
  refuses: [
    "Declarations behind which labels or local functions stand, and texts over several lines, which would be moved.",
  ],
  rewrite(node, { languageId, text }) {
    const isUsing =
      node.type === "local_declaration_statement" && node.children.some(({ type }) => type === "using");
    const declaration = isUsing ? node.childOfType("variable_declaration") : undefined;
    const block = node.parent?.type === "block" ? node.parent : undefined;
    const rest = block?.namedChildren.filter(({ start }) => start >= node.end) ?? [];
    const last = rest.at(-1);
    if (!declaration || !block || !last) return undefined;
    if (rest.some(({ type }) => type === "labeled_statement" || type === "local_function_statement"))
      return { refused: "A label or a function behind it may be used before it." };
    if (rest.some(holdsLongText)) return { refused: "A text goes over several lines." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const wait = node.children[0]?.type === "await" ? "await " : "";
    const open = hasOwnBraceLines(text, languageId) ? `${newline}${indent}{` : " {";
    const inner = text.slice(node.end, last.end).replace(/^[ \t]*(?=\S)/, `${newline}${indent}`);
    const deep = inner.replaceAll(/\n(?=[^\r\n])/g, `\n${step}`);
    const written = `${wait}using (${declaration.text})${open}${deep}${newline}${indent}}`;
    return { edits: [{ start: node.start, end: last.end, text: written }] };
  },
};
