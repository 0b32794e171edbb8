import { isComment } from "../../../language/roles/tokens.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";

/** `(x) => { return x; }` → `(x) => x`. */
export const arrowBody: Transform = {
  name: "arrow-block-to-expression",
  title: "Convert to expression body",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["items.map((item) => { return item.id; })", "items.map((item) => item.id)"],
  refuses: ["Bodies with comments."],
  rewrite(node) {
    if (node.type !== "arrow_function") return undefined;
    const body = node.child("body");
    const [only, ...others] = body?.namedChildren ?? [];
    const value = only?.type === "return_statement" ? only.namedChildren[0] : undefined;
    if (body?.type !== "statement_block" || others.length > 0 || !value) return undefined;
    if ([...body.descendants()].some(isComment)) return { refused: "There are comments in the body." };
    const written = value.text;
    return {
      edits: [
        replaceNode(
          body,
          value.type === "object" || value.type === "sequence_expression" ? `(${written})` : written,
        ),
      ],
    };
  },
};
