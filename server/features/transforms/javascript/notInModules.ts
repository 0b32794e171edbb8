import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { hasToken } from "../../../language/roles/tokens.ts";

/** Names that code of modules, which is strict, keeps for the language. */
const kept: ReadonlySet<string> = new Set(
  "implements interface let package private protected public static yield await".split(" "),
);
/** Names that strict code gives no other value. */
const fixed: ReadonlySet<string> = new Set(["eval", "arguments"]);

/** What stands in code that no module may hold, such as `with` or a variable called `package`; undefined where nothing does. */
export function notInModules(root: SyntaxNode): string | undefined {
  for (const node of root.descendants()) {
    const alien = alienIn(node);
    if (alien !== undefined) return alien;
  }
  return undefined;
}

function alienIn(node: SyntaxNode): string | undefined {
  const { type, text } = node;
  if (isKeptName(node) || isOctal(node)) return text;
  if (type === "with_statement") return "with";
  const deleted =
    type === "unary_expression" && hasToken(node, "delete") ? node.child("argument") : undefined;
  return deleted?.type === "identifier" ? `delete ${deleted.text}` : undefined;
}

function isKeptName(node: SyntaxNode): boolean {
  const { type, text, field } = node;
  if (/identifier/.test(type) && type !== "property_identifier" && kept.has(text)) return true;
  return (
    type === "identifier" &&
    fixed.has(text) &&
    /^(?:left|name|argument)$/.test(field ?? "") &&
    isChanged(node)
  );
}

/** `010`, and `"\\10"` in a text. */
function isOctal({ type, text }: SyntaxNode): boolean {
  return type === "number" ? /^0\d/.test(text) : type === "escape_sequence" && /^\\(?:0\d|[1-9])/.test(text);
}

function isChanged({ parent, field }: SyntaxNode): boolean {
  if (field === "left") return parent?.type.endsWith("assignment_expression") === true;
  if (field === "argument") return parent?.type === "update_expression";
  return true;
}
