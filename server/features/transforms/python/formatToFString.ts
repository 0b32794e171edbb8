import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { orderDoubt, replacementRefusal } from "./replacementFields.ts";

/** `"{} is {}".format(a, b)` → `f"{a} is {b}"`. */
export const formatToFString: Transform = {
  name: "format-to-f-string",
  title: "Convert to f-string",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: ['"{} is {}".format(name, age)', 'f"{name} is {age}"'],
  refuses: [
    "Arguments that hold quotes, backslashes, braces or line breaks, which f-strings did not allow before Python 3.12.",
    "Everywhere at once, calls behind values that may do something when they are written: an f-string does that first.",
    "Named and starred arguments, arguments used twice or not at all.",
  ],
  rewrite(node) {
    if (node.type !== "call") return undefined;
    const callee = node.child("function");
    const template = callee?.child("object");
    if (callee?.type !== "attribute" || callee.child("attribute")?.text !== "format") return undefined;
    if (template?.type !== "string" || !/^["']/.test(template.text)) return undefined;
    const values = node.child("arguments")?.namedChildren ?? [];
    return fill(node, template, values);
  },
};

function fill(node: SyntaxNode, template: SyntaxNode, values: readonly SyntaxNode[]) {
  const refused = replacementRefusal(values);
  if (refused) return { refused };
  let next = 0;
  let isOdd = false;
  const filled = template.text.replace(
    /\{\{|\}\}|\{(\d*)((?:![rsa])?(?::[^{}]*)?)\}|[{}]/g,
    (field, index, rest) => {
      if (field === "{{" || field === "}}") return field;
      const value = index === "" || Number(index) === next ? values[next] : undefined;
      if (value === undefined) isOdd = true;
      next++;
      return `{${value?.text ?? ""}${rest ?? ""}}`;
    },
  );
  if (isOdd || next !== values.length)
    return { refused: "Arguments and placeholders do not pair up one by one." };
  const edits = [replaceNode(node, `f${filled}`)];
  const doubt = orderDoubt(values);
  return doubt === undefined ? { edits } : { edits, assumes: doubt };
}
