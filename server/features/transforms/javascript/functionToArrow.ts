import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isGroup } from "../../../language/roles/tokens.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { arrowText, isMadeWithNew, whyNoArrow } from "./arrowForm.ts";
import { javascriptLanguages } from "./languages.ts";

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
    const head = arrowText(node, parameters, body, text);
    const edits = [replaceNode(node, needsGroup(node) ? `(${head})` : head)];
    const name = node.child("name")?.text;
    return name === undefined ? { edits } : { edits, assumes: `nothing asks for the name ${name}` };
  },
};

function refusal(node: SyntaxNode, body: SyntaxNode): string | undefined {
  const name = node.child("name")?.text;
  if (outermost(node).parent?.type === "new_expression" || isConstructor(node))
    return "It is called with new, which an arrow function cannot be.";
  // Functions inside may call it too.
  const calls = body.ofType("identifier").some(({ text }) => text === name);
  if (calls) return "It calls itself by its name, which an arrow function does not have.";
  return whyNoArrow(node, body);
}

/** The function with the brackets around it. */
function outermost(node: SyntaxNode): SyntaxNode {
  let outer = node;
  while (outer.parent && isGroup(outer.parent)) outer = outer.parent;
  return outer;
}

/** The file makes objects with it, or sets its prototype. */
function isConstructor(node: SyntaxNode): boolean {
  const { parent, field } = outermost(node);
  const target = field === "value" || field === "right" ? parent : undefined;
  const name = (target?.child("name") ?? target?.child("left"))?.text;
  return name !== undefined && isMadeWithNew(name, node);
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
