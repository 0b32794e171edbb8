import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { isPrimitive } from "./isPrimitive.ts";
import { javascriptLanguages } from "./languages.ts";

/** What a sum takes as it is; all else stands in brackets. */
const tight =
  /^(?:identifier|member_expression|subscript_expression|call_expression|number|string|template_string|this|parenthesized_expression)$/;

/** A template literal → `"Hello " + name`. */
export const templateToString: Transform = {
  name: "template-to-concatenation",
  title: "Convert to concatenation",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["`Found \u0024{items.length} items`", '"Found " + items.length + " items"'],
  refuses: [
    "Tagged templates, which a function reads piece by piece.",
    "Everywhere at once, values that may be objects: with a `valueOf` of their own they read otherwise in a sum. At one place the title says so.",
  ],
  rewrite(node, { text }) {
    if (node.type !== "template_string" || node.parent?.type === "call_expression") return undefined;
    const values = node.namedChildren.filter(({ type }) => type === "template_substitution");
    const inner = values.map(({ namedChildren }) => namedChildren);
    if (inner.some((each) => each.length !== 1) || /\\\r?\n/.test(node.text)) return undefined;
    const quote = quoteOf(text);
    const parts = partsOf(node, values, quote);
    if (values.length === 0) return { edits: [replaceNode(node, parts[0] ?? quote + quote)] };
    const [first = "", second = ""] = parts;
    // Until a text is met, + adds numbers.
    const isText = first.startsWith(quote) || second.startsWith(quote);
    const sum = [...(isText ? [] : [quote + quote]), ...parts].join(" + ");
    const edits = [replaceNode(node, isOperand(node) ? `(${sum})` : sum)];
    const unsure = inner.flat().find((each) => !isPrimitive(each));
    return unsure ? { edits, assumes: `${unsure.text} is no object with its own valueOf` } : { edits };
  },
};

/** The pieces in order, each as it stands in a sum; empty texts are left out. */
function partsOf(node: SyntaxNode, values: readonly SyntaxNode[], quote: string): readonly string[] {
  const parts: string[] = [];
  let at = node.start + 1;
  for (const value of values) {
    parts.push(quoted(node.source.slice(at, value.start), quote), operand(value.namedChildren[0]));
    at = value.end;
  }
  parts.push(quoted(node.source.slice(at, node.end - 1), quote));
  return parts.filter((part) => part !== "" && part !== quote + quote);
}

function operand(value: SyntaxNode | undefined): string {
  if (!value) return "";
  return tight.test(value.type) ? value.text : `(${value.text})`;
}

function quoted(raw: string, quote: string): string {
  const text = raw.replace(/\\[\s\S]|\r?\n|["']/g, (sign) => {
    if (sign === quote) return `\\${quote}`;
    if (sign === "\\`" || sign === "\\$") return sign.slice(1);
    return sign.endsWith("\n") ? "\\n" : sign;
  });
  return quote + text + quote;
}

/** The quotes that the file uses for most of its texts. */
function quoteOf(text: string): string {
  return text.split("'").length > text.split('"').length ? "'" : '"';
}

/** A sum there would be taken apart. */
function isOperand({ parent, field }: SyntaxNode): boolean {
  if (!parent) return false;
  if (/^(?:binary|unary|await|as|satisfies|non_null)_expression$/.test(parent.type)) return true;
  return field === "object" || field === "function";
}
