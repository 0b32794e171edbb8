import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment, withoutGroups } from "../../../language/roles/tokens.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { isPrimitive } from "./isPrimitive.ts";
import { javascriptLanguages } from "./languages.ts";

/** `"Hello " + name + "!"` → a template literal. */
export const stringToTemplate: Transform = {
  name: "concatenation-to-template",
  title: "Convert to template literal",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ['"Found " + items.length + " items"', "`Found \u0024{items.length} items`"],
  refuses: [
    'Sums whose first two parts are no strings: `1 + 2 + "a"` is "3a".',
    "Everywhere at once, parts that may be objects: with a `valueOf` of their own they read otherwise in a sum. At one place the title says so.",
    "Strings with escapes that a template literal does not know, and comments between the parts.",
  ],
  rewrite(node) {
    if (!isSum(node) || (node.parent && isSum(node.parent))) return undefined;
    const parts = partsOf(node);
    if (!parts.some(isText) || !parts.some((part) => !isText(part))) return undefined;
    if ([...node.descendants()].some(isComment)) return { refused: "There are comments between the parts." };
    const [first, second] = parts;
    // Until a string is met, + adds numbers.
    if (!(first && isText(first)) && !(second && isText(second)))
      return { refused: "The first two parts are no strings and may be added as numbers." };
    const pieces = parts.map((part) =>
      isText(part) ? templateText(part) : `\${${withoutGroups(part).text}}`,
    );
    if (pieces.includes(undefined))
      return { refused: "A string has an escape that a template literal does not know." };
    const unsure = parts.find((part) => !isText(part) && !isPrimitive(part));
    const edits = [replaceNode(node, `\`${pieces.join("")}\``)];
    return unsure
      ? { edits, assumes: `${shortened(unsure.text)} is no object with its own valueOf` }
      : { edits };
  },
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line;
}
const longestName = 30;

function isSum(node: SyntaxNode): boolean {
  return node.type === "binary_expression" && node.child("operator")?.type === "+";
}

/** The parts of a sum as it is written without brackets: `(a + b) + c` has the three. A loop, as sums may be long. */
function partsOf(sum: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  let rest = sum;
  while (isSum(rest)) {
    const [left, right] = [rest.child("left"), rest.child("right")];
    if (!left || !right) break;
    parts.push(right);
    rest = left;
  }
  return [...parts, rest].toReversed();
}

function isText({ type }: SyntaxNode): boolean {
  return type === "string" || type === "template_string";
}

function templateText({ type, text }: SyntaxNode): string | undefined {
  const inner = text.slice(1, -1);
  if (type === "template_string") return inner;
  // Octal escapes are errors in template literals.
  if (/\\[0-9]/.test(inner.replaceAll("\\\\", ""))) return undefined;
  return inner
    .replace(/\\(["'])/g, "$1")
    .replaceAll("`", "\\`")
    .replaceAll("${", "\\${");
}
