import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { layoutAt } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform, type TransformContext } from "../transform.ts";
import { isAssigned } from "./assignments.ts";
import { namesOf } from "./commonjsExports.ts";
import { isArray } from "./isArray.ts";
import { javascriptLanguages, typescriptLanguages } from "./languages.ts";

/** `for (const x of xs) use(x);` → `for (let i = 0; i < xs.length; i++) { const x = xs[i]; use(x); }`. */
export const forOfToIndexLoop: Transform = {
  name: "for-of-to-index-loop",
  title: "Convert to index loop",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "function f(...items) {\n  for (const item of items) {\n    use(item);\n  }\n}",
    "function f(...items) {\n  for (let i = 0; i < items.length; i++) {\n    const item = items[i];\n    use(item);\n  }\n}",
  ],
  refuses: [
    "Everywhere at once, what may be no array, and in TypeScript every one: a checker may ask whether there is an item. At one place the title says so.",
    "Loops over what is called or made there, over what the body sets anew, and `for await`.",
  ],
  rewrite(node, context) {
    const [left, list, body] = ["left", "right", "body"].map((field) => node.child(field));
    const isOf = node.type === "for_in_statement" && node.child("operator")?.type === "of";
    if (!isOf || !left || !list || !body || node.children.some(({ type }) => type === "await"))
      return undefined;
    if (!/^[\w$]+(?:\.[\w$]+)*$/.test(list.text))
      return { refused: `${list.text} would be asked for each time.` };
    const scope = node.ancestor(functions) ?? context.root;
    if (isMoved(list, left, body, scope)) return { refused: `${list.text} may be another one in the loop.` };
    const word = node.child("kind")?.text;
    if (word === undefined && /pattern$/.test(left.type)) return { refused: "It takes the items apart." };
    const index = freeName(scope);
    if (index === undefined) return { refused: "The usual names of an index are taken." };
    const item = `${word === undefined ? "" : `${word} `}${left.text} = ${list.text}[${index}];`;
    const head = `for (let ${index} = 0; ${index} < ${list.text}.length; ${index}++) `;
    const edits = [{ start: node.start, end: body.start, text: head }, ...withItem(body, item, context)];
    const isSure = isArray(node, list.text) && !typed.has(context.languageId);
    return isSure ? { edits } : { edits, assumes: `${list.text} is an array` };
  },
};

const typed: ReadonlySet<string> = new Set(typescriptLanguages);
const usual = ["i", "index", "j", "k"];

/** Whether the list's name is given something else around the loop, or means something else within it. */
function isMoved(list: SyntaxNode, left: SyntaxNode, body: SyntaxNode, scope: SyntaxNode): boolean {
  const [first = ""] = list.text.split(".");
  const starts = (text: string) => list.text === text || list.text.startsWith(`${text}.`);
  const isSet = [...scope.descendants()].some((each) => starts(each.text) && isAssigned(each));
  const names = [left, ...body.ofType("variable_declarator").map((each) => each.child("name"))];
  return isSet || names.some((name) => namesOf(name).includes(first));
}

/** A name for the index that nothing around the loop has. */
function freeName(scope: SyntaxNode): string | undefined {
  const taken = new Set(scope.ofType("identifier", "shorthand_property_identifier").map(({ text }) => text));
  const patterns = scope.ofType("shorthand_property_identifier_pattern").map(({ text }) => text);
  return usual.find((name) => !taken.has(name) && !patterns.includes(name));
}

const functions: ReadonlySet<string> = new Set([
  ...["function_declaration", "function_expression", "arrow_function", "method_definition"],
  ...["generator_function", "generator_function_declaration"],
]);

/** The body with the item's statement at its start. */
function withItem(body: SyntaxNode, item: string, { text }: TransformContext): readonly OffsetEdit[] {
  if (body.type !== "statement_block") {
    const { indent, step, newline } = layoutAt(text, body.parent?.start ?? body.start);
    const lines = ["{", `${indent}${step}${item}`, `${indent}${step}${body.text}`, `${indent}}`];
    return [replaceNode(body, lines.join(newline))];
  }
  const at = body.start + 1;
  const [first] = body.children.slice(1);
  const between = first ? text.slice(at, first.start) : "";
  const { indent, step, newline } = layoutAt(text, body.start);
  const isOneLine = !between.includes("\n");
  return [{ start: at, end: at, text: isOneLine ? ` ${item}` : `${newline}${indent}${step}${item}` }];
}
