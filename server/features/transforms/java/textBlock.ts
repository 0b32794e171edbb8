import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `"a\n" + "b\n"` → a text block (Java 15). */
export const textBlock: Transform = {
  name: "string-to-text-block",
  title: "Convert to text block",
  kind: "refactor.rewrite",
  languages: ["java"],
  example: [
    'class A {\n    String s = "<p>\\n" + "  \\"x\\"\\n" + "</p>";\n}\n',
    'class A {\n    String s = """\n        <p>\n          "x"\n        </p>\\\n        """;\n}\n',
  ],
  refuses: ["Sums that are not of texts alone, and texts with escapes by number."],
  rewrite(node, { text }) {
    if (!isSum(node) || (node.parent && isSum(node.parent))) return undefined;
    const parts = partsOf(node);
    if (!parts.every(({ type, text: part }) => type === "string_literal" && !part.startsWith('"""')))
      return undefined;
    const raw = parts.map((part) => part.text.slice(1, -1)).join("");
    const lines = linesIn(raw);
    if (lines.length < 2) return undefined;
    if (holdsComment(node)) return { refused: "There are comments between the parts." };
    if (/\\(?:u|[0-7])/.test(raw.replaceAll("\\\\", "")))
      return { refused: "A text has an escape by number." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const isEnded = lines.at(-1) === "";
    const kept = isEnded ? lines.slice(0, -1) : lines;
    const written = kept.map((line, index) => {
      const isOpen = !isEnded && index === kept.length - 1;
      return inBlock(line) + (isOpen ? "\\" : "");
    });
    const inner = [...written, '"""'].map((line) => (line === "" ? "" : indent + step + line));
    return { edits: [replaceNode(node, ['"""', ...inner].join(newline))] };
  },
};

function isSum(node: SyntaxNode): boolean {
  return node.type === "binary_expression" && node.child("operator")?.type === "+";
}

/** What is added up, from the left: a sum is the left side of the next one. */
function partsOf(sum: SyntaxNode): readonly SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  let rest = sum;
  for (;;) {
    const [left, right] = [rest.child("left"), rest.child("right")];
    if (!isSum(rest) || !left || !right) return [...parts, rest].toReversed();
    parts.push(right);
    rest = left;
  }
}

/** The text split where it breaks a line, its other escapes as they are. */
function linesIn(raw: string): readonly string[] {
  const lines = [""];
  for (const [part] of raw.matchAll(/\\.|[^\\]+/gs)) {
    if (part === "\\n") lines.push("");
    else lines.push((lines.pop() ?? "") + part);
  }
  return lines;
}

/** Quotes need no escape, but for three in a row; spaces at the end would be dropped. */
function inBlock(line: string): string {
  return line
    .replace(/\\(.)/gs, (whole, sign) => (sign === '"' ? '"' : whole))
    .replaceAll('"""', '\\"""')
    .replace(/ $/, "\\s");
}
