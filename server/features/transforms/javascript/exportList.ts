import { perNode } from "../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { newlineOf } from "../layout.ts";
import type { OffsetEdit, Transform } from "../transform.ts";
import { declaredNames } from "./commonjsExports.ts";
import { javascriptLanguages } from "./languages.ts";

/** `export const a = 1;` → `const a = 1; export { a };`, all of a file at once. */
export const exportList: Transform = {
  name: "export-inline-to-list",
  title: "Export in a list",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "export const one = 1;\nexport function two() {}\n",
    "const one = 1;\nfunction two() {}\nexport { one, two };\n",
  ],
  refuses: [
    "Default exports, types, declarations without a body, decorated classes, and names that are declared more than once.",
  ],
  rewrite(node, { root, text }) {
    if (node.type !== "export_statement" || node.parent !== root || !isMovable(node, root)) return undefined;
    const moved = root.namedChildren.filter((each) => isMovable(each, root));
    const names = moved.flatMap(declaredNames);
    const heads = moved.flatMap((each) => withoutWord(each));
    return { edits: [...heads, listed(names, root, text)] };
  },
};

/** A declaration with `export` before it that is whole without it. */
function isMovable(statement: SyntaxNode, root: SyntaxNode): boolean {
  const declaration = statement.type === "export_statement" ? statement.child("declaration") : undefined;
  if (!declaration || statement.children.some(({ type }) => type === "default" || type === "decorator"))
    return false;
  const names = declaredNames(declaration);
  return names.length > 0 && names.every((name) => isOnce(name, root));
}

/** An interface, a namespace or an overload of the same name must be exported alike. */
function isOnce(name: string, root: SyntaxNode): boolean {
  return declarations(root).get(name) === 1;
}

/** How many statements of a file declare each name. */
const declarations = perNode((root: SyntaxNode): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const each of root.namedChildren) {
    const own = (each.child("declaration") ?? each).child("name")?.text;
    for (const name of new Set([...(own === undefined ? [] : [own]), ...declaredNames(each)]))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
});

function withoutWord(statement: SyntaxNode): readonly OffsetEdit[] {
  const declaration = statement.child("declaration");
  return declaration ? [{ start: statement.start, end: declaration.start, text: "" }] : [];
}

/** The names in the list that the file has already, or in one of their own at its end. */
function listed(names: readonly string[], root: SyntaxNode, text: string): OffsetEdit {
  const lists = root.namedChildren.filter(isPlainList).map((each) => each.childOfType("export_clause"));
  const known = lists.find((each) => each !== undefined);
  const last = known?.namedChildren.at(-1);
  if (last) return { start: last.end, end: last.end, text: `, ${names.join(", ")}` };
  const newline = newlineOf(text);
  const statements = root.namedChildren;
  const end = statements.at(-1)?.end ?? root.end;
  // As far below as the statements stand apart.
  const isApart = /\n\s*\n/.test(text.slice(statements.at(-2)?.end ?? end, statements.at(-1)?.start ?? end));
  return { start: end, end, text: `${newline.repeat(isApart ? 2 : 1)}export { ${names.join(", ")} };` };
}

function isPlainList(statement: SyntaxNode): boolean {
  const isOwn = statement.type === "export_statement" && !statement.child("source");
  return isOwn && !statement.children.some(({ type }) => type === "type");
}
