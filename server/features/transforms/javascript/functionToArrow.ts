import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";
import { ownDescendants, takesFromOutside } from "./ownNames.ts";

/** `function (x) { return x + 1; }` → `(x) => x + 1`, where the function uses nothing that an arrow function lacks. */
export const functionToArrow: Transform = {
  name: "function-to-arrow",
  title: "Convert to arrow function",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: ["items.map(function (item) { return item.id; })", "items.map((item) => item.id)"],
  refuses: [
    "Functions that use `this`, `arguments`, `super` or `new.target`: an arrow function takes them from outside.",
    "Functions with a name that they use themselves, generators, and functions called with `new`.",
    "Everywhere at once, functions with a name of their own, which an arrow function loses.",
  ],
  rewrite(node, { text }) {
    if (node.type !== "function_expression") return undefined;
    const parameters = node.child("parameters");
    const body = node.child("body");
    if (!parameters || !body) return undefined;
    const why = refusal(node, body);
    if (why) return { refused: why };
    const isAsync = node.children.some(({ type }) => type === "async") ? "async " : "";
    const generic = node.child("type_parameters")?.text ?? "";
    const result = node.child("return_type")?.text ?? "";
    const head = `${isAsync}${generic}${parameters.text}${result} => ${arrowBody(body, text)}`;
    const edits = [replaceNode(node, needsGroup(node) ? `(${head})` : head)];
    const name = node.child("name")?.text;
    return name === undefined ? { edits } : { edits, assumes: `nothing asks for the name ${name}` };
  },
};

function refusal(node: SyntaxNode, body: SyntaxNode): string | undefined {
  const name = node.child("name")?.text;
  if (node.parent?.type === "new_expression" || isConstructor(node))
    return "It is called with new, which an arrow function cannot be.";
  // Functions inside may call it too.
  const calls = body.ofType("identifier").some(({ text }) => text === name);
  if (calls) return "It calls itself by its name, which an arrow function does not have.";
  for (const inner of ownDescendants(node)) {
    const refused = refusalOf(inner, body);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** The file makes objects with it, or sets its prototype. */
function isConstructor(node: SyntaxNode): boolean {
  const { parent } = node;
  const target = node.field === "value" || node.field === "right" ? parent : undefined;
  const name = (target?.child("name") ?? target?.child("left"))?.text;
  if (name === undefined) return false;
  let root = node;
  while (root.parent) root = root.parent;
  let names = constructors.get(root);
  if (!names) {
    names = constructorsIn(root);
    constructors.set(root, names);
  }
  return names.has(name);
}

const constructors = new WeakMap<SyntaxNode, ReadonlySet<string>>();

function constructorsIn(root: SyntaxNode): ReadonlySet<string> {
  const made = root.ofType("new_expression").flatMap((each) => each.child("constructor")?.text ?? []);
  const extended = root
    .ofType("member_expression")
    .filter((each) => each.child("property")?.text === "prototype");
  return new Set([...made, ...extended.flatMap((each) => each.child("object")?.text ?? [])]);
}

/** Why a function that holds a node cannot be an arrow function. */
function refusalOf(inner: SyntaxNode, body: SyntaxNode): string | undefined {
  const { type, text } = inner;
  const taken = takesFromOutside(inner);
  if (taken) return `It uses ${taken}, which an arrow function takes from outside.`;
  if (type === "expression_statement" && /^["']use strict["']/.test(text) && inner.parent === body)
    return "It has a directive of its own.";
  return undefined;
}

/** An expression where the body does nothing but return it; comments keep the braces. */
function arrowBody(body: SyntaxNode, text: string): string {
  const [only, ...others] = body.namedChildren;
  const value = only?.type === "return_statement" ? only.namedChildren[0] : undefined;
  const hasComment = [...body.descendants()].some(isComment);
  if (!only || others.length > 0 || !value || hasComment) return body.text;
  const written = text.slice(value.start, value.end);
  return value.type === "object" || value.type === "sequence_expression" ? `(${written})` : written;
}

/** An arrow function binds weaker than what stands around it here. */
function needsGroup({ parent, field }: SyntaxNode): boolean {
  if (!parent) return false;
  if (parent.type === "call_expression") return field === "function";
  return (
    [
      "member_expression",
      "subscript_expression",
      "binary_expression",
      "ternary_expression",
      "as_expression",
      "satisfies_expression",
      "unary_expression",
      "await_expression",
      "non_null_expression",
    ].includes(parent.type) && !(parent.type === "ternary_expression" && field !== "condition")
  );
}
