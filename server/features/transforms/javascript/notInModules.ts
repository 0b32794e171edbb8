import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** Names that code of modules, which is strict, keeps for the language. */
const kept: ReadonlySet<string> = new Set(
  "implements interface let package private protected public static yield await".split(" "),
);
/** Names that strict code gives no other value. */
const fixed: ReadonlySet<string> = new Set(["eval", "arguments"]);

/** What stands in code that no module may hold, such as `with` or a variable called `package`; undefined where nothing does. */
export function notInModules(root: SyntaxNode): string | undefined {
  for (const node of root.descendants()) {
    const { type, text } = node;
    if (/identifier/.test(type) && type !== "property_identifier" && kept.has(text)) return text;
    if (type === "identifier" && fixed.has(text) && /^(?:left|name|argument)$/.test(node.field ?? ""))
      if (isChanged(node)) return text;
    if (type === "with_statement") return "with";
    if (type === "number" && /^0\d/.test(text)) return text;
    if (type === "escape_sequence" && /^\\(?:0\d|[1-9])/.test(text)) return text;
    if (type === "unary_expression" && node.child("operator")?.text === "delete") {
      const deleted = node.child("argument");
      if (deleted?.type === "identifier") return `delete ${deleted.text}`;
    }
  }
  return undefined;
}

function isChanged({ parent, field }: SyntaxNode): boolean {
  if (field === "left") return parent?.type.endsWith("assignment_expression") === true;
  if (field === "argument") return parent?.type === "update_expression";
  return true;
}
