import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** Whether what a file declares at its top is its own: it imports, exports or requires something. */
export function isModule(root: SyntaxNode): boolean {
  return root.children.some(
    ({ type, text }) =>
      type === "import_statement" || type === "export_statement" || /\brequire\(/.test(text),
  );
}
