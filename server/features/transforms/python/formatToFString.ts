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
    "Starred arguments, arguments used twice or not at all, and calls that would come in another order.",
  ],
  rewrite(node) {
    if (node.type !== "call") return undefined;
    const callee = node.child("function");
    const template = callee?.child("object");
    if (callee?.type !== "attribute" || callee.child("attribute")?.text !== "format") return undefined;
    if (template?.type !== "string" || !/^["']/.test(template.text)) return undefined;
    const given = (node.child("arguments")?.namedChildren ?? []).map(argumentOf);
    return fill(node, template, given);
  },
};

interface Argument {
  /** Where it is given by one. */
  readonly name: string | undefined;
  readonly value: SyntaxNode;
}

function argumentOf(node: SyntaxNode): Argument {
  const [name, value] = [node.child("name"), node.child("value")];
  return name && value ? { name: name.text, value } : { name: undefined, value: node };
}

/** A doubled brace, or a placeholder: a number or name that may be left out, and how the value is written. */
const fieldSigns = /\{\{|\}\}|\{(\w*)((?:![rsa])?(?::[^{}]*)?)\}|[{}]/g;

function fill(node: SyntaxNode, template: SyntaxNode, given: readonly Argument[]) {
  const refused = replacementRefusal(given.map(({ value }) => value));
  if (refused) return { refused };
  const used: Argument[] = [];
  let next = 0;
  let isOdd = false;
  const filled = template.text.replace(fieldSigns, (field, key, rest) => {
    if (field === "{{" || field === "}}") return field;
    const argument = given.find(({ name }, index) =>
      key === "" ? index === next : name === undefined ? String(index) === key : name === key,
    );
    if (key === "") next++;
    if (argument) used.push(argument);
    else isOdd = true;
    return `{${argument?.value.text ?? ""}${rest ?? ""}}`;
  });
  // Python takes placeholders with numbers or without, not both.
  const isMixed = next > 0 && /\{\d/.test(template.text);
  if (isOdd || isMixed || used.length !== given.length || new Set(used).size !== given.length)
    return { refused: "Arguments and placeholders do not pair up one by one." };
  const isInOrder = used.every((argument, index) => argument === given[index]);
  if (!isInOrder && !given.every(({ value }) => isStill(value)))
    return { refused: "Its arguments would be evaluated in another order." };
  const edits = [replaceNode(node, `f${filled}`)];
  const doubt = orderDoubt(used.map(({ value }) => value));
  return doubt === undefined ? { edits } : { edits, assumes: doubt };
}

/** Whether it makes no difference when a value is asked for. */
function isStill({ type }: SyntaxNode): boolean {
  return type === "identifier" || type === "integer" || type === "float";
}
