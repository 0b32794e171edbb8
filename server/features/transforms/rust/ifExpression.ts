import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** Longer lines are not made of several short ones, in characters. */
const longestLine = 100;

/** `if c { x = 1; } else { x = 2; }` → `x = if c { 1 } else { 2 };`. */
export const toIfExpression: Transform = {
  name: "if-to-if-expression",
  title: "Convert to if expression",
  kind: "refactor.rewrite",
  languages: ["rust"],
  example: [
    "fn f(a: bool) -> u8 {\n    let x;\n    if a {\n        x = 1;\n    } else {\n        x = 2;\n    }\n    x\n}\n",
    "fn f(a: bool) -> u8 {\n    let x = if a { 1 } else { 2 };\n    x\n}\n",
  ],
  refuses: [
    "Branches that do more than set one name or return a value, `if let`, chains of else if, and comments.",
    "What would be longer than a line of 100 characters.",
  ],
  rewrite(node, { text }) {
    // The statement knows what stands before it.
    const found = node.parent?.type === "expression_statement" ? undefined : ifIn(node);
    const [yes, no] = [found?.yes, found?.no].map((block) => block && handedIn(block));
    if (!found || !yes || !no || yes.head !== no.head) return undefined;
    if (holdsComment(node) || holdsLongText(node))
      return { refused: "There are comments or texts over several lines." };
    const declared = declarationBefore(node, yes.head);
    const start = declared?.start ?? node.start;
    const written = `${declared ? "let " : ""}${yes.head}if ${found.condition.text} { ${yes.value} } else { ${no.value} };`;
    if (written.includes("\n") || layoutAt(text, start).indent.length + written.length > longestLine)
      return undefined;
    return { edits: [{ start, end: node.end, text: written }] };
  },
};

/** `let x = if c { 1 } else { 2 };` → `let x; if c { x = 1; } else { x = 2; }`. */
export const fromIfExpression: Transform = {
  name: "if-expression-to-if",
  title: "Convert to if",
  kind: "refactor.rewrite",
  languages: ["rust"],
  example: [
    "fn f(a: bool) -> u8 {\n    let x = if a { 1 } else { 2 };\n    x\n}\n",
    "fn f(a: bool) -> u8 {\n    let x;\n    if a {\n        x = 1;\n    } else {\n        x = 2;\n    }\n    x\n}\n",
  ],
  refuses: [
    "`if let`, chains of else if, branches of more than a value, patterns that are no names, and comments.",
  ],
  rewrite(node, { text }) {
    const place = placeOf(node);
    const found = place && ifIn(place.value);
    const [yes, no] = [found?.yes, found?.no].map((block) => block && valueIn(block));
    if (!place || !found || yes === undefined || no === undefined) return undefined;
    if (holdsComment(node) || holdsLongText(node))
      return { refused: "There are comments or texts over several lines." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const line = (value: string) => `${step}${place.head}${value};`;
    const lines = [`if ${found.condition.text} {`, line(yes), "} else {", line(no), "}"];
    const all = place.declared === undefined ? lines : [place.declared, ...lines];
    return { edits: [replaceNode(node, all.join(newline + indent))] };
  },
};

interface Ways {
  readonly condition: SyntaxNode;
  readonly yes: SyntaxNode;
  readonly no: SyntaxNode;
}

/** An `if` with one `else`, as a statement or a value. */
function ifIn(node: SyntaxNode): Ways | undefined {
  const branch = node.type === "expression_statement" ? node.namedChildren[0] : node;
  if (branch?.type !== "if_expression") return undefined;
  const [condition, yes] = [branch.child("condition"), branch.child("consequence")];
  const no = branch.child("alternative")?.namedChildren[0];
  if (!condition || !yes || no?.type !== "block" || /^let_/.test(condition.type)) return undefined;
  return condition.ofType("let_condition").length > 0 ? undefined : { condition, yes, no };
}

interface Handed {
  readonly head: string;
  readonly value: string;
}

/** The one statement of a block, if it sets a name or returns a value. */
function handedIn(block: SyntaxNode): Handed | undefined {
  const [statement, ...others] = block.namedChildren;
  const inner = statement?.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  if (!inner || others.length > 0) return undefined;
  if (inner.type === "return_expression") {
    const [value] = inner.namedChildren;
    return value && { head: "return ", value: value.text };
  }
  const [left, right] = [inner.child("left"), inner.child("right")];
  if (inner.type !== "assignment_expression" || left?.type !== "identifier" || !right) return undefined;
  return { head: `${left.text} = `, value: right.text };
}

/** `let x;` right before. */
function declarationBefore(
  { previousSibling, source, start }: SyntaxNode,
  head: string,
): SyntaxNode | undefined {
  if (previousSibling?.type !== "let_declaration" || head === "return ") return undefined;
  const isLone = previousSibling.text === `let ${head.slice(0, -" = ".length)};`;
  return isLone && source.slice(previousSibling.end, start).trim() === "" ? previousSibling : undefined;
}

interface ValuePlace extends Pick<Handed, "head"> {
  readonly value: SyntaxNode;
  readonly declared?: string;
}

function placeOf(node: SyntaxNode): ValuePlace | undefined {
  if (node.type === "let_declaration") {
    const [name, value, type] = [node.child("pattern"), node.child("value"), node.child("type")];
    const isPlain = name?.type === "identifier" && !node.child("alternative");
    // What is changed later has to be declared so, and set at once.
    if (!isPlain || !value || node.childOfType("mutable_specifier")) return undefined;
    return { head: `${name.text} = `, value, declared: `let ${name.text}${type ? `: ${type.text}` : ""};` };
  }
  const inner = node.type === "expression_statement" ? node.namedChildren[0] : undefined;
  if (inner?.type === "return_expression") {
    const [value] = inner.namedChildren;
    return value && { head: "return ", value };
  }
  const [left, value] = [inner?.child("left"), inner?.child("right")];
  return inner?.type === "assignment_expression" && left?.type === "identifier" && value
    ? { head: `${left.text} = `, value }
    : undefined;
}

/** The value that a block is, where it does nothing else. */
function valueIn(block: SyntaxNode): string | undefined {
  const [value, ...others] = block.namedChildren;
  const isValue = value && others.length === 0 && !/statement$|declaration$|_item$/.test(value.type);
  return isValue && !value.text.includes("\n") ? value.text : undefined;
}
