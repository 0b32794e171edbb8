import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { orderDoubt } from "./replacementFields.ts";

/** `f"{a} is {b}"` → `"{} is {}".format(a, b)`. */
export const fStringToFormat: Transform = {
  name: "f-string-to-format",
  title: "Convert to format",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: ['f"{name} is {age:>3}"', '"{} is {:>3}".format(name, age)'],
  refuses: [
    "Texts joined with others by standing beside them, those within another one, and `{name=}`.",
    "Everywhere at once, calls behind values that may do something when they are written: `format` calls first. At one place the title says so.",
    "Values that are awaited or yielded, and comments.",
  ],
  rewrite(node) {
    const prefix = node.type === "string" ? (/^[a-z]*/i.exec(node.text)?.[0] ?? "") : "";
    if (!/f/i.test(prefix)) return undefined;
    if (node.parent?.type === "concatenated_string")
      return { refused: "It is joined with the text beside it." };
    if (node.ancestor(new Set(["interpolation"]))) return { refused: "It stands within another one." };
    const why = refusal(node);
    if (why !== undefined) return { refused: why };
    const values: SyntaxNode[] = [];
    const words = `${prefix.replace(/f/i, "")}${fieldsOf(node, node.start + prefix.length, node.end, values)}`;
    if (values.length === 0)
      return {
        edits: [
          replaceNode(
            node,
            words.replace(/\{\{|\}\}/g, ([brace]) => brace ?? ""),
          ),
        ],
      };
    const edits = [replaceNode(node, `${words}.format(${values.map(argument).join(", ")})`)];
    const doubt = orderDoubt(values);
    return doubt === undefined ? { edits } : { edits, assumes: doubt };
  },
};

const inner: ReadonlySet<string> = new Set(["interpolation", "format_expression"]);

function refusal(node: SyntaxNode): string | undefined {
  if (holdsComment(node)) return "There are comments inside.";
  const fields = node.ofType(...inner);
  if (fields.some(({ children }) => children.some(({ type }) => type === "=")))
    return "It says what it writes.";
  if (fields.some((each) => each.ofType("await", "yield", "named_expression").length > 0))
    return "A value is waited for, or given a name.";
  return undefined;
}

/** The text between two places with empty fields for the expressions, which are added to the values in order. */
function fieldsOf(node: SyntaxNode, start: number, end: number, values: SyntaxNode[]): string {
  let words = "";
  let at = start;
  for (const field of node.children.filter(({ type }) => inner.has(type))) {
    const value = field.child("expression");
    if (!value) continue;
    values.push(value);
    const conversion = field.children.find(({ type }) => type === "type_conversion")?.text ?? "";
    const format = field.children.find(({ type }) => type === "format_specifier");
    words += `${node.source.slice(at, field.start)}{${conversion}`;
    words += `${format ? fieldsOf(format, format.start, format.end, values) : ""}}`;
    at = field.end;
  }
  return words + node.source.slice(at, end);
}

/** Values with commas between them are one; a generator keeps its brackets. */
function argument({ type, text }: SyntaxNode): string {
  const own = text.trim();
  return /_list$|_splat$/.test(type) ? `(${own})` : own;
}
