import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, wholeLines } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";

/** A class of final fields that are set once → a record (Java 16). */
export const classToRecord: Transform = {
  name: "class-to-record",
  title: "Convert to record",
  kind: "refactor.rewrite",
  languages: ["java"],
  example: [
    "final class Point {\n    private final int x;\n    private final int y;\n\n    Point(int x, int y) {\n        this.x = x;\n        this.y = y;\n    }\n\n    int sum() { return x + y; }\n}\n",
    "record Point(int x, int y) {\n\n    int sum() { return x + y; }\n}\n",
  ],
  refuses: [
    "Everywhere at once: two records with equal parts are equal, and no class can extend one. At one place the title says so.",
    "Classes that extend another, with a field that is not private and final, or with a constructor that does more than set the fields.",
    "Comments and annotations on what would go away, and inner classes, which know the object around them.",
  ],
  rewrite(node) {
    const body = node.type === "class_declaration" ? node.child("body") : undefined;
    const word = node.children.find(({ type, named }) => type === "class" && !named);
    const name = node.child("name");
    if (!body || !word || !name) return undefined;
    const fields = body.namedChildren.filter(
      (each) => each.type === "field_declaration" && !hasWord(each, "static"),
    );
    const [maker, ...others] = body.namedChildren.filter(({ type }) => type === "constructor_declaration");
    const parameters = maker?.child("parameters");
    if (fields.length === 0 || !maker || !parameters || others.length > 0) return undefined;
    if (!setsAll(maker, fields)) return undefined;
    const why = refusal(node, fields, maker);
    if (why) return { refused: why };
    const generic = node.child("type_parameters")?.text ?? "";
    const interfaces = node.child("interfaces");
    const head = `record ${name.text}${generic}${parameters.text}${interfaces ? ` ${interfaces.text}` : ""} `;
    const edits: OffsetEdit[] = [{ start: word.start, end: body.start, text: head }, ...withoutFinal(node)];
    const isAll = body.namedChildren.length === fields.length + 1;
    if (isAll) edits.push(replaceNode(body, "{}"));
    else edits.push(...[...fields, maker].map((each) => gone(each)));
    return { edits, assumes: `no class extends ${name.text}, and those with equal parts may be equal` };
  },
};

function hasWord(member: SyntaxNode, word: string): boolean {
  return member.childOfType("modifiers")?.children.some(({ type }) => type === word) === true;
}

/** The constructor takes each field in order and does nothing but set it. */
function setsAll(maker: SyntaxNode, fields: readonly SyntaxNode[]): boolean {
  const given = maker.child("parameters")?.namedChildren ?? [];
  const statements = maker.child("body")?.namedChildren ?? [];
  if (given.length !== fields.length || statements.length !== fields.length) return false;
  const set = new Set(statements.map(({ text }) => text.replace(/\s+/g, "")));
  return fields.every((field, index) => {
    const parameter = given[index];
    const declarators = field.namedChildren.filter(({ type }) => type === "variable_declarator");
    const name = declarators[0]?.text;
    const isSame =
      parameter?.child("name")?.text === name && parameter?.child("type")?.text === field.child("type")?.text;
    return declarators.length === 1 && isSame && set.has(`this.${name}=${name};`);
  });
}

function refusal(node: SyntaxNode, fields: readonly SyntaxNode[], maker: SyntaxNode): string | undefined {
  if (node.child("superclass")) return "It extends another class.";
  if (hasWord(node, "abstract")) return "It is abstract.";
  if (!fields.every((field) => hasWord(field, "private") && hasWord(field, "final")))
    return "A field is not private and final.";
  if (hasWord(node, "public") && !hasWord(maker, "public")) return "Its constructor is hidden.";
  if (hasWord(maker, "private")) return "Its constructor is hidden.";
  const isInner = node.parent?.type === "class_body" && !hasWord(node, "static");
  if (isInner || node.parent?.type === "block") return "It may know the object around it.";
  const going = [...fields, maker];
  if (going.some((each) => holdsComment(each) || isCommented(each)))
    return "There are comments on what would go away.";
  if (going.some((each) => each.ofType("annotation", "marker_annotation").length > 0))
    return "There are annotations on what would go away.";
  return misfit(node, fields);
}

function isCommented({ previousSibling, language }: SyntaxNode): boolean {
  return previousSibling !== undefined && language.comments.has(previousSibling.type);
}

/** A method that a record would make itself, but with another type. */
function misfit(node: SyntaxNode, fields: readonly SyntaxNode[]): string | undefined {
  const types = new Map(
    fields.map((field) => [field.child("declarator")?.text ?? "", field.child("type")?.text]),
  );
  for (const method of node.child("body")?.namedChildren ?? []) {
    const name = method.type === "method_declaration" ? (method.child("name")?.text ?? "") : "";
    const isAccessor = types.has(name) && method.child("parameters")?.namedChildren.length === 0;
    const isFit = hasWord(method, "public") && method.child("type")?.text === types.get(name);
    if (isAccessor && !isFit) return `${name}() is no accessor as a record has them.`;
  }
  return undefined;
}

function withoutFinal(node: SyntaxNode): readonly OffsetEdit[] {
  const word = node.childOfType("modifiers")?.children.find(({ type }) => type === "final");
  if (!word) return [];
  const next = /^\s*/.exec(node.source.slice(word.end))?.[0].length ?? 0;
  return [{ start: word.start, end: word.end + next, text: "" }];
}

function gone(member: SyntaxNode): OffsetEdit {
  const { source } = member;
  const { start, end } = wholeLines(source, member) ?? member;
  // The blank line behind goes with it.
  const blank = /^[ \t]*\r?\n/.exec(source.slice(end))?.[0].length ?? 0;
  const isBlankBefore = /\{[ \t]*\r?\n$|\n[ \t]*\r?\n$/.test(source.slice(0, start));
  return {
    start,
    end: isBlankBefore && member.type === "constructor_declaration" ? end + blank : end,
    text: "",
  };
}
