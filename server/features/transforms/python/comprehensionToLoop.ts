import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

const owners = new Set(["function_definition", "module", "class_definition", "lambda"]);

interface Collection {
  readonly empty: string;
  add(name: string, body: SyntaxNode): string;
}

/** Within the brackets of a comprehension lines may be broken anywhere, outside not. */
function onOneLine({ text }: SyntaxNode): string {
  return text.replace(/(?<!\s)\s*\n\s*/g, " ");
}

/** By the node of the comprehension. */
const collections: Readonly<Record<string, Collection>> = {
  list_comprehension: { empty: "[]", add: (name, body) => `${name}.append(${onOneLine(body)})` },
  set_comprehension: { empty: "set()", add: (name, body) => `${name}.add(${onOneLine(body)})` },
  dictionary_comprehension: {
    empty: "{}",
    add: (name, body) => {
      const [key, value] = [body.child("key"), body.child("value")];
      return `${name}[${key && onOneLine(key)}] = ${value && onOneLine(value)}`;
    },
  },
};

/** `xs = [f(y) for y in ys if y]` → an empty list and the loop that fills it. */
export const comprehensionToLoop: Transform = {
  name: "comprehension-to-loop",
  title: "Convert to loop",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    "names = [user.name for user in users if user.active]\n",
    "names = []\nfor user in users:\n    if user.active:\n        names.append(user.name)\n",
  ],
  refuses: [
    "Comprehensions that read the old value of the name, wait, or stand in a class or a try.",
    "Loop variables whose names are used around it: a loop does not keep them to itself.",
    "Dictionaries whose keys and values are both called for: a loop asks for the value first.",
  ],
  rewrite(node, { text }) {
    const assignment = node.type === "expression_statement" ? node.namedChildren[0] : undefined;
    const [left, comprehension] = [assignment?.child("left"), assignment?.child("right")];
    const collection = collections[comprehension?.type ?? ""];
    const body = comprehension?.child("body");
    if (
      assignment?.type !== "assignment" ||
      left?.type !== "identifier" ||
      !comprehension ||
      !collection ||
      !body
    )
      return undefined;
    if (node.parent?.children.some((each) => each.type === ";")) return undefined;
    const why = refusal(node, left.text, comprehension, body);
    if (why) return { refused: why };
    const { indent, step, newline } = layoutAt(text, node.start);
    const type = assignment.child("type");
    const lines = [`${left.text}${type ? `: ${type.text}` : ""} = ${collection.empty}`];
    let depth = "";
    for (const clause of comprehension.namedChildren.filter((each) => each !== body)) {
      lines.push(`${depth}${onOneLine(clause)}:`);
      depth += step;
    }
    lines.push(`${depth}${collection.add(left.text, body)}`);
    return { edits: [replaceNode(node, lines.join(newline + indent))] };
  },
};

function refusal(
  node: SyntaxNode,
  name: string,
  comprehension: SyntaxNode,
  body: SyntaxNode,
): string | undefined {
  const inside = [...comprehension.descendants()];
  if (holdsComment(comprehension) || holdsLongText(comprehension))
    return "It holds comments or texts over several lines.";
  if (inside.some(({ type }) => /^(?:async|await|yield|named_expression)$/.test(type)))
    return "It waits or assigns.";
  if (inside.some(({ type, text }) => type === "identifier" && text === name)) return `It reads ${name}.`;
  if (node.ancestor(new Set(["try_statement"]))) return "An error in it would leave the list half filled.";
  const [key, value] = [body.child("key"), body.child("value")];
  if (key && value && [key, value].every((each) => each.ofType("call", "subscript").length > 0))
    return "Its keys and values are both called for, and a loop asks for the value first.";
  const owner = node.ancestor(owners);
  if (owner?.type === "class_definition") return "It stands in a class, which would keep the loop variable.";
  const bound = new Set(
    inside.filter((each) => each.type === "identifier" && isBound(each)).map(({ text }) => text),
  );
  for (const each of owner?.descendants() ?? []) {
    const isOutside = each.end <= comprehension.start || each.start >= comprehension.end;
    if (isOutside && each.type === "identifier" && bound.has(each.text))
      return `${each.text} is used around it.`;
  }
  return undefined;
}

/** It is a loop variable of the comprehension. */
function isBound(name: SyntaxNode): boolean {
  for (let node: SyntaxNode | undefined = name; node; node = node.parent) {
    if (node.field === "left") return node.parent?.type === "for_in_clause";
    if (!/^(?:identifier|pattern_list|tuple_pattern|list_pattern|list_splat_pattern)$/.test(node.type))
      return false;
  }
  return false;
}
