import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { wholeLines } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";
import { declaredNames } from "./commonjsExports.ts";
import { javascriptLanguages } from "./languages.ts";

/** `const a = 1; export { a };` → `export const a = 1;`. */
export const exportInline: Transform = {
  name: "export-list-to-inline",
  title: "Export where it is declared",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "const one = 1;\nfunction two() {}\nexport { one, two, two as deux };\n",
    "export const one = 1;\nexport function two() {}\nexport { two as deux };\n",
  ],
  refuses: ["Names exported under another one, and those declared together with what is not exported."],
  rewrite(node, { root, text }) {
    const clause = node.type === "export_statement" ? node.childOfType("export_clause") : undefined;
    if (!clause || node.child("source") || node.children.some(({ type }) => type === "type"))
      return undefined;
    const listed = clause.namedChildren.filter((each) => !each.child("alias") && each.children.length === 1);
    const names = new Set(listed.map((each) => each.child("name")?.text ?? each.text));
    const moved = root.namedChildren.filter((statement) => isWholly(statement, names));
    const gone = new Set(moved.flatMap(declaredNames));
    if (gone.size === 0) return undefined;
    const kept = clause.namedChildren.filter((each) => !listed.includes(each) || !gone.has(each.text));
    const edits: OffsetEdit[] = moved.map(({ start }) => ({ start, end: start, text: "export " }));
    if (kept.length > 0)
      return { edits: [...edits, replaceNode(clause, `{ ${kept.map((each) => each.text).join(", ")} }`)] };
    const { start, end } = wholeLines(text, node) ?? node;
    return { edits: [...edits, { start, end, text: "" }] };
  },
};

/** A declaration of exported names alone. */
function isWholly(statement: SyntaxNode, names: ReadonlySet<string>): boolean {
  if (statement.type === "export_statement") return false;
  const declared = declaredNames(statement);
  return declared.length > 0 && declared.every((name) => names.has(name));
}
