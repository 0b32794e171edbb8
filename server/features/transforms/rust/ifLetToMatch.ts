import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isLiteral, isName } from "../../../language/roles/tokens.ts";
import { holdsComment, holdsLongText, indentAt, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `if let Some(v) = x { go(v) }` → `match x { Some(v) => { go(v) } _ => {} }`. */
export const ifLetToMatch: Transform = {
  name: "if-let-to-match",
  title: "Convert to match",
  kind: "refactor.rewrite",
  languages: ["rust"],
  example: [
    "fn f() {\n    if let Some(found) = known {\n        show(found);\n    }\n}\n",
    "fn f() {\n    match known {\n        Some(found) => {\n            show(found);\n        }\n        _ => {}\n    }\n}\n",
  ],
  refuses: [
    "Chains of else if, conditions of several parts, and texts over several lines, which would be moved.",
    "Everywhere at once, values that are called for: since 2024 an `if let` lets go of them before its else. At one place the title says so.",
  ],
  rewrite(node, { text }) {
    const condition = node.type === "if_expression" ? node.child("condition") : undefined;
    if (condition?.type !== "let_condition" || node.parent?.type === "else_clause") return undefined;
    const [pattern, value] = [condition.child("pattern"), condition.child("value")];
    const [yes, no] = [node.child("consequence"), node.child("alternative")?.namedChildren[0]];
    if (!pattern || !value || !yes) return undefined;
    if (no && no.type !== "block") return { refused: "It is a chain of else if." };
    if (holdsLongText(node)) return { refused: "A text goes over several lines." };
    if (holdsComment(condition) || commentsBetween(node))
      return { refused: "There are comments between the branches." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const deep = indent + step;
    const arm = (head: string, block: SyntaxNode | undefined) => `${deep}${head} => ${moved(block, deep)}`;
    const lines = [`match ${value.text} {`, arm(pattern.text, yes), arm("_", no), `${indent}}`];
    const edits = [replaceNode(node, lines.join(newline))];
    const isCalled =
      value.ofType("call_expression", "macro_invocation").length > 0 || /call|macro/.test(value.type);
    return isCalled && no
      ? { edits, assumes: `nothing that ${shortened(value)} makes must go before the else` }
      : { edits };
  },
};

/** Longer expressions are not repeated in a title, in characters. */
const longest = 30;

export function shortened({ text }: SyntaxNode): string {
  return text.length > longest ? "it" : text;
}

function commentsBetween({ children }: SyntaxNode): boolean {
  return children.some(({ type }) => /comment$/.test(type));
}

/** An expression on one line without a semicolon: what the block is worth. */
function isValue(node: SyntaxNode): boolean {
  const { text, language, type } = node;
  return (isName(node) || isLiteral(node) || language.roles.expressions.has(type)) && !/[;\n]/.test(text);
}

/** A block with its lines as deep as an arm. */
function moved(block: SyntaxNode | undefined, indent: string): string {
  if (!block || block.children.length === 2) return "{}";
  const [only, ...others] = block.namedChildren;
  const isShort = only && others.length === 0 && isValue(only) && !holdsComment(block);
  if (isShort) return `${only.text},`;
  const own = indentAt(block.source, block.end - 1);
  const lines = block.text.split("\n");
  return lines
    .map((line, index) =>
      index === 0 || line.trim() === "" || !line.startsWith(own) ? line : indent + line.slice(own.length),
    )
    .join("\n");
}
