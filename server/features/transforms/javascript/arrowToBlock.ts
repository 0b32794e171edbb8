import { holdsLongText, layoutAt, movedTo } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";

/** `(x) => x + 1` → `(x) => { return x + 1; }`. */
export const arrowToBlock: Transform = {
  name: "arrow-expression-to-block",
  title: "Convert to block body",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["const next = (x) => x + 1;", "const next = (x) => {\n    return x + 1;\n};"],
  refuses: ["Bodies with texts over several lines, which would be moved."],
  rewrite(node, { text }) {
    const body = node.type === "arrow_function" ? node.child("body") : undefined;
    if (!body || body.type === "statement_block") return undefined;
    if (holdsLongText(body)) return { refused: "A text goes over several lines." };
    const only = body.type === "parenthesized_expression" ? body.namedChildren : [];
    const value = only.length === 1 && !body.text.includes("\n") ? (only[0] ?? body) : body;
    const { indent, step, newline } = layoutAt(text, node.start);
    const arrow = text.slice(node.start, body.start).trimEnd().length;
    const block = `{${newline}${indent}${step}return ${movedTo(value, indent + step)};${newline}${indent}}`;
    return { edits: [replaceNode({ start: node.start + arrow, end: body.end }, ` ${block}`)] };
  },
};
