import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";

const empty: Readonly<Record<string, string>> = { list: "[]", dict: "{}", tuple: "()" };

/** `dict(a=1)` → `{"a": 1}`, `list()` → `[]`. */
export const literalCollections: Transform = {
  name: "constructor-to-literal",
  title: "Convert to literal",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: ["options = dict(retries=3, quiet=True)", 'options = {"retries": 3, "quiet": True}'],
  refuses: [
    "Files that give `dict`, `list` or `tuple` another meaning; calls with positional or starred arguments.",
  ],
  rewrite(node, { root }) {
    if (node.type !== "call") return undefined;
    const callee = node.child("function");
    const list = node.child("arguments");
    if (callee?.type !== "identifier" || list?.type !== "argument_list") return undefined;
    const name = callee.text;
    const literal = Object.hasOwn(empty, name) ? empty[name] : undefined;
    if (literal === undefined || isBound(root, name)) return undefined;
    const given = list.namedChildren;
    if (given.length === 0) return { edits: [replaceNode(node, literal)] };
    if (name !== "dict" || !given.every(({ type }) => type === "keyword_argument")) return undefined;
    if (list.text.includes("\n")) return { edits: multiline(node, list, given) };
    const pairs = given.map((each) => `"${each.child("name")?.text}": ${each.child("value")?.text}`);
    return { edits: [replaceNode(node, `{${pairs.join(", ")}}`)] };
  },
};

/** Over several lines everything stays where it is, comments and commas included. */
function multiline(node: SyntaxNode, list: SyntaxNode, given: readonly SyntaxNode[]) {
  return [
    { start: node.start, end: list.start + 1, text: "{" },
    ...given.flatMap((each) => {
      const [key, value] = [each.child("name"), each.child("value")];
      return key && value ? [{ start: key.start, end: value.start, text: `"${key.text}": ` }] : [];
    }),
    { start: list.end - 1, end: list.end, text: "}" },
  ];
}

/** Whether the file gives a built-in name another meaning, anywhere. */
function isBound(root: SyntaxNode, name: string): boolean {
  return [...root.descendants()].some(
    (node) =>
      node.type === "identifier" &&
      node.text === name &&
      (node.field === "name" ||
        node.field === "left" ||
        node.field === "alias" ||
        /parameters|import|as_pattern_target|pattern/.test(node.parent?.type ?? "")),
  );
}
