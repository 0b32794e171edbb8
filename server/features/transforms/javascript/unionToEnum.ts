import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { typescriptLanguages } from "./languages.ts";
import { namesInTypes } from "./typeNames.ts";

/** `const A = { X: "x" } as const; type A = (typeof A)[keyof typeof A];` → `enum A { X = "x" }`. */
export const unionToEnum: Transform = {
  name: "union-to-enum",
  title: "Convert to enum",
  kind: "refactor.rewrite",
  languages: typescriptLanguages,
  example: [
    'const Size = { Small: "s", Large: "l" } as const;\ntype Size = (typeof Size)[keyof typeof Size];\nconst size: Size = Size.Small;\n',
    'enum Size {\n    Small = "s",\n    Large = "l",\n}\nconst size: Size = Size.Small;\n',
  ],
  refuses: [
    "Everywhere at once: where a plain value is handed over, an enum is not content with it. At one place the title says so.",
    "Constants whose values stand elsewhere in the file as they are, that are used as a whole, or whose members are more than texts and numbers.",
  ],
  rewrite(node, { root, text }) {
    const found = constantOf(node);
    if (!found) return undefined;
    const { name, object, statement } = found;
    const type = unionOf(name, statement);
    if (!type) return undefined;
    const why = refusal(name, object, [statement, type], root);
    if (why) return { refused: why };
    const { indent, step, newline } = layoutAt(text, statement.start);
    const members = object.namedChildren.map(
      (each) => `${step}${each.child("key")?.text} = ${each.child("value")?.text},`,
    );
    const word = statement.type === "export_statement" ? "export " : "";
    const lines = [`${word}enum ${name} {`, ...members, "}"].join(newline + indent);
    const edits = [replaceNode({ start: statement.start, end: type.end }, lines)];
    return { edits, assumes: `only members of ${name} are handed over as one` };
  },
};

interface Constant {
  readonly name: string;
  readonly object: SyntaxNode;
  /** With its `export`. */
  readonly statement: SyntaxNode;
}

/** `const A = { … } as const`. */
function constantOf(node: SyntaxNode): Constant | undefined {
  const declaration = node.child("declaration") ?? node;
  const [declarator, ...others] = declaration.type === "lexical_declaration" ? declaration.namedChildren : [];
  const value = declarator?.child("value");
  const object = value?.type === "as_expression" ? value.namedChildren[0] : undefined;
  const name = declarator?.child("name")?.text;
  if (object?.type !== "object" || others.length > 0 || name === undefined) return undefined;
  if (!/\}\s*as\s+const$/.test(value?.text ?? "")) return undefined;
  const outer = declaration.parent;
  return { name, object, statement: outer?.type === "export_statement" ? outer : declaration };
}

/** The type of the same name behind it, of all that it holds. */
function unionOf(name: string, statement: SyntaxNode): SyntaxNode | undefined {
  const next = statement.nextSibling;
  const type = next?.child("declaration") ?? next;
  if (type?.type !== "type_alias_declaration" || type.child("name")?.text !== name) return undefined;
  if ((next?.type === "export_statement") !== (statement.type === "export_statement")) return undefined;
  const value = type.child("value")?.text.replace(/[\s()]/g, "");
  return value === `typeof${name}[keyoftypeof${name}]` ? next : undefined;
}

function refusal(
  name: string,
  object: SyntaxNode,
  own: readonly SyntaxNode[],
  root: SyntaxNode,
): string | undefined {
  if (holdsComment(object)) return "There are comments in it.";
  const values = object.namedChildren.map((each) => each.child("value"));
  const isPlain = object.namedChildren.every(
    (each) => each.type === "pair" && each.child("key")?.type === "property_identifier",
  );
  if (!isPlain || !values.every((each) => each?.type === "string" || each?.type === "number"))
    return "A member is more than a text or a number.";
  const isOwn = (each: SyntaxNode) => own.some(({ start, end }) => each.start >= start && each.end <= end);
  const written = new Set(values.map((each) => each?.text.slice(1, -1)));
  for (const each of root.ofType("string"))
    if (!isOwn(each) && written.has(each.text.slice(1, -1)))
      return `${each.text} is written as it is elsewhere.`;
  const whole = namesInTypes(root, name).uses.find(
    (use) => !isOwn(use) && use.type === "identifier" && use.parent?.type !== "member_expression",
  );
  return whole ? `${name} is used as a whole.` : undefined;
}
