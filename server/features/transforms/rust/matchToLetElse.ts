import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `let x = match y { Some(x) => x, None => return };` → `let Some(x) = y else { return; };` (Rust 1.65). */
export const matchToLetElse: Transform = {
  name: "match-to-let-else",
  title: "Convert to let else",
  kind: "refactor.rewrite",
  languages: ["rust"],
  example: [
    "fn f() -> u8 {\n    let found = match find() {\n        Some(it) => it,\n        None => return 0,\n    };\n    found\n}\n",
    "fn f() -> u8 {\n    let Some(found) = find() else {\n        return 0;\n    };\n    found\n}\n",
  ],
  refuses: [
    "Matches with guards, comments or more than two arms, and those whose second arm goes on or uses what it is given.",
    "Bindings with a type, and values that end in a brace.",
  ],
  rewrite(node, { text }) {
    const found = node.type === "let_declaration" ? node.child("value") : undefined;
    const name = node.child("pattern");
    const value = found?.child("value");
    const [one, other, ...more] = found?.child("body")?.namedChildren ?? [];
    if (found?.type !== "match_expression" || !name || !value || !one || !other || more.length > 0)
      return undefined;
    const [maker, leaving] = [unwrapped(one), leavingIn(other)];
    if (maker === undefined || leaving === undefined || !/^(?:mut )?\w+$/.test(name.text)) return undefined;
    if (node.child("type")) return { refused: "The type would stand in the way." };
    if (holdsComment(node)) return { refused: "There are comments inside." };
    if (value.text.endsWith("}") || /&&|\|\|/.test(value.text))
      return { refused: "A value like this has to stand in brackets there." };
    const mutable = node.childOfType("mutable_specifier") ? "mut " : "";
    const { indent, step, newline } = layoutAt(text, node.start);
    const block = [`let ${maker}(${mutable}${name.text}) = ${value.text} else {`, `${step}${leaving};`, "};"];
    return { edits: [replaceNode(node, block.join(newline + indent))] };
  },
};

/** `Some` of the arm `Some(x) => x`. */
function unwrapped(arm: SyntaxNode): string | undefined {
  const [pattern, value] = [arm.child("pattern")?.text ?? "", arm.child("value")];
  const [, maker, inner] = /^(Some|Ok)\((?:mut )?(\w+)\)$/.exec(pattern) ?? [];
  return value?.type === "identifier" && value.text === inner ? maker : undefined;
}

/** What an arm for all else does, if it is to leave. */
function leavingIn(arm: SyntaxNode): string | undefined {
  const value = arm.child("value");
  const pattern = arm.child("pattern")?.text ?? "";
  if (!value || !/^(?:None|_|Err\(_\))$/.test(pattern)) return undefined;
  const [only, ...others] = value.type === "block" ? value.namedChildren : [value];
  const statement = only?.type === "expression_statement" ? only.namedChildren[0] : only;
  const leaves = /^(?:return|break|continue)_expression$/.test(statement?.type ?? "");
  return leaves && others.length === 0 ? statement?.text : undefined;
}
