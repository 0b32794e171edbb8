import { perNode } from "../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";

const replacementFields: ReadonlySet<string> = new Set(["interpolation"]);
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
    // Two braces in a row are one sign there.
    if (node.ancestor(replacementFields)) return undefined;
    const given = list.namedChildren;
    if (given.length === 0) return { edits: [replaceNode(node, literal)] };
    if (name !== "dict" || !given.every(({ type }) => type === "keyword_argument")) return undefined;
    const quote = usualQuote(root);
    if (list.text.includes("\n")) return { edits: multiline(node, list, given, quote) };
    const pairs = given.map(
      (each) => `${quote}${each.child("name")?.text}${quote}: ${each.child("value")?.text}`,
    );
    return { edits: [replaceNode(node, `{${pairs.join(", ")}}`)] };
  },
};

/** Over several lines everything stays where it is, comments and commas included. */
function multiline(node: SyntaxNode, list: SyntaxNode, given: readonly SyntaxNode[], quote: string) {
  return [
    { start: node.start, end: list.start + 1, text: "{" },
    ...given.flatMap((each) => {
      const [key, value] = [each.child("name"), each.child("value")];
      return key && value
        ? [{ start: key.start, end: value.start, text: `${quote}${key.text}${quote}: ` }]
        : [];
    }),
    { start: list.end - 1, end: list.end, text: "}" },
  ];
}

/** The quote that most of a file's short texts are written with. */
const usualQuote = perNode((root: SyntaxNode) => {
  const texts = root.ofType("string").map(({ text }) => text.replace(/^\w+/, ""));
  const single = texts.filter((text) => /^'(?!'')/.test(text)).length;
  const double = texts.filter((text) => /^"(?!"")/.test(text)).length;
  return single > double ? "'" : '"';
});

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
