import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** A `switch` that returns or sets one value on every way → a switch expression (C# 8). */
export const switchExpression: Transform = {
  name: "switch-to-switch-expression",
  title: "Convert to switch expression",
  kind: "refactor.rewrite",
  languages: ["csharp"],
  example: [
    'class A { string F(int x) {\n    switch (x)\n    {\n        case 1:\n            return "one";\n        case 2:\n        case 3:\n            return "few";\n        default:\n            throw new E();\n    }\n} }\n',
    'class A { string F(int x) {\n    return x switch\n    {\n        1 => "one",\n        2 or 3 => "few",\n        _ => throw new E(),\n    };\n} }\n',
  ],
  refuses: [
    "Switches without a default, with conditions on their labels, or whose ways do more than hand one value on.",
    "Everywhere at once, values that may be of several types. At one place the title says so.",
  ],
  rewrite(node, { text }) {
    const body = node.type === "switch_statement" ? node.child("body") : undefined;
    const subject = node.child("value");
    if (!body || !subject) return undefined;
    const ways = waysOf(body);
    const heads = new Set(ways?.flatMap(({ head }) => head ?? []));
    const [head, ...others] = heads;
    if (!ways || head === undefined || others.length > 0) return undefined;
    if (holdsComment(node) || holdsLongText(node))
      return { refused: "It holds comments or texts over several lines." };
    if (ways.at(-1)?.pattern !== "_" || ways.slice(0, -1).some(({ pattern }) => pattern === "_"))
      return { refused: "It has no default at its end." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const lines = [
      `${head}${subject.text} switch`,
      "{",
      ...ways.map(({ pattern, value }) => `${step}${pattern} => ${value},`),
      "};",
    ];
    const edits = [replaceNode(node, lines.join(newline + indent))];
    const kinds = new Set(ways.flatMap(({ head: own, kind }) => (own === undefined ? [] : kind)));
    const isOne = kinds.size === 1 && /literal$/.test([...kinds][0] ?? "");
    return isOne ? { edits } : { edits, assumes: "all values are of one type" };
  },
};

interface SwitchWay {
  /** `1 or 2`, `_`. */
  readonly pattern: string;
  /** `return ` or `x = `; undefined for what is thrown. */
  readonly head: string | undefined;
  readonly value: string;
  /** The node that the value is. */
  readonly kind: string;
}

function waysOf(body: SyntaxNode): readonly SwitchWay[] | undefined {
  const ways: SwitchWay[] = [];
  let waiting: string[] = [];
  for (const section of body.namedChildren) {
    const labels = section.namedChildren.filter(({ type }) => /pattern$/.test(type));
    const statements = section.namedChildren.filter(({ type }) => /statement$/.test(type));
    if (labels.length + statements.length !== section.namedChildren.length) return undefined;
    const isDefault = section.children.some(({ type }) => type === "default");
    waiting.push(...labels.map(({ text }) => text), ...(isDefault ? ["_"] : []));
    if (statements.length === 0) continue;
    const way = handedOn(statements);
    if (!way) return undefined;
    ways.push({ ...way, pattern: waiting.includes("_") ? "_" : waiting.join(" or ") });
    waiting = [];
  }
  return ways;
}

function handedOn(statements: readonly SyntaxNode[]): Omit<SwitchWay, "pattern"> | undefined {
  const [first, second, ...more] = statements;
  const inner = first?.namedChildren[0];
  if (!first || !inner || more.length > 0) return undefined;
  if (first.type === "throw_statement" && !second) {
    return { head: undefined, value: first.text.replace(/;$/, ""), kind: first.type };
  }
  if (first.type === "return_statement" && !second)
    return { head: "return ", value: inner.text, kind: inner.type };
  const isSet = inner.type === "assignment_expression" && second?.type === "break_statement";
  const [left, right] = [inner.child("left"), inner.child("right")];
  if (!isSet || left?.type !== "identifier" || !right || inner.child("operator")?.text !== "=")
    return undefined;
  return { head: `${left.text} = `, value: right.text, kind: right.type };
}
