import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { indentedBelow } from "../anyLanguage/writeBranches.ts";
import { bodyLines, indented, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `match x { Some(v) => go(v), _ => {} }` → `if let Some(v) = x { go(v) }`. */
export const matchToIfLet: Transform = {
  name: "match-to-if-let",
  title: "Convert to if let",
  kind: "refactor.rewrite",
  languages: ["rust"],
  example: [
    "fn f() {\n    match find() {\n        Some(found) => { show(found); }\n        None => {}\n    }\n}\n",
    "fn f() {\n    if let Some(found) = find() {\n        show(found);\n    }\n}\n",
  ],
  refuses: ["Matches with guards, comments, more than one arm that does something, or a value that is used."],
  rewrite(node) {
    if (node.type !== "match_expression" || node.parent?.type !== "expression_statement") return undefined;
    const value = node.child("value");
    const arms = node.child("body")?.children.filter(({ type }) => type === "match_arm") ?? [];
    const [one, other] = arms;
    if (!value || arms.length !== 2 || !one || !other || !isNothing(other) || !isRest(one, other))
      return undefined;
    if ([...node.descendants()].some(isComment)) return { refused: "There are comments inside." };
    const [pattern, body] = [one.child("pattern"), one.child("value")];
    if (!pattern || !body || pattern.child("condition")) return { refused: "The arm has a guard." };
    // A struct literal there would be taken for the block.
    const subject = value.type === "struct_expression" ? `(${value.text})` : value.text;
    return { edits: [replaceNode(node, `if let ${pattern.text} = ${subject} ${blockOf(body, node)}`)] };
  },
};

function isNothing(arm: SyntaxNode): boolean {
  const value = arm.child("value");
  return value?.type === "unit_expression" || (value?.type === "block" && value.namedChildren.length === 0);
}

/** What the arm does, as deep as the match stood. */
function blockOf(body: SyntaxNode, place: SyntaxNode): string {
  const isBlock = body.type === "block";
  if (isBlock && body.text.slice(1, -1).trim() === "") return "{}";
  const end = isBlock ? "" : ";";
  const lines = bodyLines(body);
  if (!lines) return isBlock ? body.text : `{ ${body.text}${end} }`;
  const layout = layoutAt(body.source, place.start);
  return indentedBelow(
    ["{", ...indented([...lines.slice(0, -1), (lines.at(-1) ?? "") + end], layout.step), "}"],
    layout,
  );
}

/** The second arm must take all that the first one leaves. */
function isRest(one: SyntaxNode, other: SyntaxNode): boolean {
  const [first, rest] = [one.child("pattern")?.text ?? "", other.child("pattern")?.text ?? ""];
  if (rest === "_") return true;
  return (
    (rest === "None" && isBinding(first, "Some")) || (/^Err\(_\w*\)$/.test(rest) && isBinding(first, "Ok"))
  );
}

/** Names alone, or tuples of them, take whatever there is: `Some((key, value))`. */
function isBinding(pattern: string, variant: string): boolean {
  if (!pattern.startsWith(`${variant}(`) || !/^[\w\s(),]+$/.test(pattern)) return false;
  const names = pattern.slice(variant.length).match(/\w+/g) ?? [];
  return names.every((name) => /^[a-z_]/.test(name) && name !== "true" && name !== "false");
}
