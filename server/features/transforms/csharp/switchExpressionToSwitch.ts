import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { hasOwnBraceLines } from "../anyLanguage/braceStyle.ts";
import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `return x switch { 1 => a, _ => b };` → a `switch` statement that returns on each way. */
export const switchExpressionToSwitch: Transform = {
  name: "switch-expression-to-switch",
  title: "Convert to switch statement",
  kind: "refactor.rewrite",
  languages: ["csharp"],
  example: [
    'class A { string F(int x) {\n    return x switch\n    {\n        1 => "one",\n        2 or 3 => "few",\n        _ => throw new E(),\n    };\n} }\n',
    'class A { string F(int x) {\n    switch (x)\n    {\n        case 1:\n            return "one";\n        case 2:\n        case 3:\n            return "few";\n        default:\n            throw new E();\n    }\n} }\n',
  ],
  refuses: [
    "Expressions without a way for everything else: they throw what a statement would pass over.",
    "Everywhere at once, values that may be of several types. At one place the title says so.",
  ],
  rewrite(node, { languageId, text }) {
    const place = placeOf(node);
    const subject = place?.value.namedChildren[0];
    if (!place || !subject) return undefined;
    if (holdsComment(node) || holdsLongText(node))
      return { refused: "There are comments or texts over several lines." };
    const arms = place.value.namedChildren.filter(({ type }) => type === "switch_expression_arm").map(armOf);
    const known = arms.flatMap((arm) => arm ?? []);
    if (known.length < arms.length) return { refused: "A way has no plain pattern." };
    if (known.at(-1)?.labels[0] !== "default:") return { refused: "It has no way for everything else." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const isOwnLine = hasOwnBraceLines(text, languageId) || place.value.text.includes(`switch${newline}`);
    const head = isOwnLine ? [`switch (${subject.text})`, "{"] : [`switch (${subject.text}) {`];
    const ways = known.flatMap(({ labels, value }) => [
      ...labels.map((label) => step + label),
      ...statementsFor(value, place.head).map((line) => step + step + line),
    ]);
    const lines = [...place.declared, ...head, ...ways, "}"];
    const edits = [replaceNode(node, lines.join(newline + indent))];
    const kinds = new Set(
      known.flatMap(({ value }) => (value.type === "throw_expression" ? [] : [value.type])),
    );
    const isOne = kinds.size === 1 && /literal$/.test([...kinds][0] ?? "");
    return isOne ? { edits } : { edits, assumes: "all values are of one type" };
  },
};

interface HandedSwitch {
  readonly head: string;
  readonly value: SyntaxNode;
  readonly declared: readonly string[];
}

/** A statement that hands on nothing but a switch expression. */
function placeOf(node: SyntaxNode): HandedSwitch | undefined {
  if (node.parent?.type !== "block") return undefined;
  if (node.type === "return_statement") return placed(node.namedChildren[0], "return ");
  const declaration =
    node.type === "local_declaration_statement" ? node.childOfType("variable_declaration") : undefined;
  if (declaration) {
    const [type, declarator, ...more] = declaration.namedChildren;
    const name = declarator?.child("name")?.text;
    if (
      !type ||
      type.type === "implicit_type" ||
      name === undefined ||
      more.length > 0 ||
      node.children.length > 2
    )
      return undefined;
    return placed(declarator?.namedChildren.at(-1), `${name} = `, [`${type.text} ${name};`]);
  }
  const inner = node.type === "expression_statement" ? node.namedChildren[0] : undefined;
  const left = inner?.child("left");
  if (
    inner?.type !== "assignment_expression" ||
    inner.child("operator")?.text !== "=" ||
    left?.type !== "identifier"
  )
    return undefined;
  return placed(inner.child("right"), `${left.text} = `);
}

function placed(
  value: SyntaxNode | undefined,
  head: string,
  declared: readonly string[] = [],
): HandedSwitch | undefined {
  return value?.type === "switch_expression" ? { value, head, declared } : undefined;
}

interface Arm {
  readonly labels: readonly string[];
  readonly value: SyntaxNode;
}

function armOf(arm: SyntaxNode): Arm | undefined {
  const [pattern, second, third] = arm.namedChildren;
  const guard = second?.type === "when_clause" ? second : undefined;
  const value = guard ? third : second;
  if (!pattern || !value) return undefined;
  if (pattern.type === "discard") return guard ? undefined : { labels: ["default:"], value };
  if (guard) return { labels: [`case ${pattern.text} ${guard.text}:`], value };
  return { labels: alternatives(pattern).map((each) => `case ${each.text}:`), value };
}

/** The parts of `2 or 3`, which C# knew as labels before it knew `or`; names in them would be lost. */
function alternatives(pattern: SyntaxNode): readonly SyntaxNode[] {
  const [left, right] = [pattern.child("left"), pattern.child("right")];
  return pattern.type === "or_pattern" && left && right
    ? [...alternatives(left), ...alternatives(right)]
    : [pattern];
}

function statementsFor(value: SyntaxNode, head: string): readonly string[] {
  if (value.type === "throw_expression") return [`${value.text};`];
  return head === "return " ? [`return ${value.text};`] : [`${head}${value.text};`, "break;"];
}
