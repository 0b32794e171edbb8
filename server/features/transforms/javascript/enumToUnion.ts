import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { typescriptLanguages } from "./languages.ts";
import { namesInTypes } from "./typeNames.ts";

/** `enum A { X = "x" }` → `const A = { X: "x" } as const; type A = (typeof A)[keyof typeof A];`. */
export const enumToUnion: Transform = {
  name: "enum-to-union",
  title: "Convert to union of constants",
  kind: "refactor.rewrite",
  languages: typescriptLanguages,
  example: [
    'enum Size { Small = "s", Large = "l" }\nconst size: Size = Size.Small;\n',
    'const Size = {\n    Small: "s",\n    Large: "l",\n} as const;\ntype Size = (typeof Size)[keyof typeof Size];\nconst size: Size = Size.Small;\n',
  ],
  refuses: [
    "Enums with values that are computed, comments, `const` or `declare`, or more than one declaration.",
    "Members used as types, enums of numbers read by their value, and values used before the declaration.",
    "Everywhere at once, exported ones, which another file may use in these ways. At one place the title says so.",
  ],
  rewrite(node, { root, text }) {
    if (node.type !== "enum_declaration") return undefined;
    const [name, body] = [node.child("name"), node.child("body")];
    if (!name || !body) return undefined;
    const members = membersOf(body);
    if (!members) return { refused: "A value is computed." };
    const why = refusal(node, name.text, root, members);
    if (why) return { refused: why };
    const { indent, step, newline } = layoutAt(text, node.start);
    const word = node.parent?.type === "export_statement" ? "export " : "";
    const lines = [
      `const ${name.text} = {`,
      ...members.map(({ key, value }) => `${step}${key}: ${value},`),
      "} as const;",
      `${word}type ${name.text} = (typeof ${name.text})[keyof typeof ${name.text}];`,
    ];
    const edits = [replaceNode(node, lines.join(`${newline}${indent}`))];
    return word === ""
      ? { edits }
      : { edits, assumes: `other files only use ${name.text} and its members as values` };
  },
};

interface Member {
  readonly key: string;
  readonly value: string;
}

/** The members with the values they are given; undefined where one is computed. */
function membersOf(body: SyntaxNode): readonly Member[] | undefined {
  const members: Member[] = [];
  let next: number | undefined = 0;
  for (const each of body.namedChildren) {
    const [key, value] = each.type === "enum_assignment" ? [each.child("name"), each.child("value")] : [each];
    if (!key || (value && value.type !== "string" && !/^-?\d+$/.test(value.text))) return undefined;
    const written: string | undefined = value?.text ?? next?.toString();
    if (written === undefined) return undefined;
    next = value?.type === "string" ? undefined : Number(written) + 1;
    members.push({ key: key.text, value: written });
  }
  return members.length > 0 ? members : undefined;
}

function refusal(
  node: SyntaxNode,
  name: string,
  root: SyntaxNode,
  members: readonly Member[],
): string | undefined {
  const { declared, uses } = namesInTypes(root, name);
  if (declared > 1) return `${name} is declared more than once.`;
  if (holdsComment(node)) return "There are comments in it.";
  const outer = node.parent;
  const isExported = outer?.type === "export_statement";
  if (node.children.some(({ type }) => type === "const"))
    return "It is const: its members are put in place of their uses.";
  if (outer !== root && !(isExported && outer.parent === root))
    return "It stands in a declaration of something else.";
  if (uses.some(({ type, start }) => type === "identifier" && start < node.start))
    return "It is used before it is declared.";
  if (uses.some(({ parent }) => parent?.type === "nested_type_identifier"))
    return "A member is used as a type.";
  // Enums of numbers know their members' names by their values.
  const isRead = uses.some(
    ({ type, parent }) => type === "identifier" && parent?.type !== "member_expression",
  );
  const isNumeric = members.some(({ value }) => !/^["']/.test(value));
  return isNumeric && isRead ? "It is read by value, or handed on." : undefined;
}
