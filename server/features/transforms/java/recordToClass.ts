import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { bodyLines, holdsComment, holdsLongText, indented, layoutAt } from "../layout.ts";
import type { OffsetEdit, Transform } from "../transform.ts";
import { type Component, comparedText, componentsOf, printedText } from "./recordMembers.ts";

/** A record → a final class with fields, constructor, accessors and what compares and prints it. */
export const recordToClass: Transform = {
  name: "record-to-class",
  title: "Convert to class",
  kind: "refactor.rewrite",
  languages: ["java"],
  example: [
    "record Id(int value) {}\n",
    [
      ...["final class Id {", "    private final int value;", ""],
      ...["    Id(int value) {", "        this.value = value;", "    }", ""],
      ...["    public int value() {", "        return value;", "    }", ""],
      ...["    @Override", "    public boolean equals(Object other) {"],
      ...["        return other instanceof Id that && value == that.value;", "    }", ""],
      ...[
        "    @Override",
        "    public int hashCode() {",
        "        return java.util.Objects.hash(value);",
        "    }",
        "",
      ],
      ...[
        "    @Override",
        "    public String toString() {",
        '        return "Id[value=" + value + "]";',
        "    }",
        "}",
        "",
      ],
    ].join("\n"),
  ],
  refuses: [
    "Everywhere at once: patterns take records apart, and other code may ask whether it is one. At one place the title says so.",
    "Records with annotations or comments in their head, lists of any length, or a constructor of their own that is written out.",
  ],
  rewrite(node, { text }) {
    const body = node.type === "record_declaration" ? node.child("body") : undefined;
    const [name, parameters] = [node.child("name"), node.child("parameters")];
    const word = node.children.find(({ type, named }) => type === "record" && !named);
    if (!body || !name || !parameters || !word) return undefined;
    const why = refusal(node, body, parameters);
    if (why !== undefined) return { refused: why };
    const components = componentsOf(parameters);
    const { indent, step, newline } = layoutAt(text, node.start);
    const members = [...membersOf(node, name.text, components, step)];
    const own = body.namedChildren.filter(({ type }) => type !== "compact_constructor_declaration");
    const lines = indented(members.slice(0, -1), step).map((line) => (line === "" ? "" : indent + line));
    const interfaces = node.child("interfaces");
    const generic = node.child("type_parameters")?.text ?? "";
    const head = `${wordsOf(node)}class ${name.text}${generic}${interfaces ? ` ${interfaces.text}` : ""} {`;
    const rest = own.length > 0 ? restOf(body, text, newline) : `${newline}${indent}}`;
    const edit: OffsetEdit = {
      start: word.start,
      end: node.end,
      text: `${head}${newline}${lines.join(newline)}${rest}`,
    };
    return {
      edits: [edit],
      assumes: `nothing takes ${name.text} apart by a pattern or asks whether it is a record`,
    };
  },
};

function refusal(node: SyntaxNode, body: SyntaxNode, parameters: SyntaxNode): string | undefined {
  if (parameters.ofType("annotation", "marker_annotation", "spread_parameter").length > 0)
    return "A component has an annotation, or stands for any number of values.";
  if (holdsComment(parameters)) return "There are comments in its head.";
  if (componentsOf(parameters).some(({ name }) => name === "other" || name === "that"))
    return "A component is called as the other record would be.";
  if (body.childOfType("constructor_declaration")) return "A constructor is written out.";
  const compact = body.childOfType("compact_constructor_declaration");
  if (
    compact &&
    (holdsComment(compact) ||
      holdsLongText(compact) ||
      compact.ofType("annotation", "marker_annotation").length > 0)
  )
    return "There are comments in its constructor, or a text over several lines.";
  const first = body.namedChildren[0];
  if (compact && first !== compact) return "Its constructor is not its first member.";
  return node.ancestor(new Set(["interface_declaration"])) ? "It stands in an interface." : undefined;
}

/** `final`, and `static` within another class, where a record is so without saying. */
function wordsOf(node: SyntaxNode): string {
  const has = (word: string) =>
    node.childOfType("modifiers")?.children.some(({ type }) => type === word) === true;
  const isNested = /_body$/.test(node.parent?.type ?? "") && node.parent?.type !== "constructor_body";
  return `${isNested && !has("static") ? "static " : ""}${has("final") ? "" : "final "}`;
}

/** Members in the order of a record's, a blank line behind each. */
function* membersOf(
  node: SyntaxNode,
  name: string,
  components: readonly Component[],
  step: string,
): Generator<string> {
  const has = (method: string) => hasOwn(node, method);
  for (const { type, name: field } of components) yield `private final ${type} ${field};`;
  yield "";
  yield* constructorOf(node, name, components, step);
  for (const { type, name: field } of components)
    if (!has(field)) yield* methodOf(`public ${type} ${field}()`, `return ${field};`, step);
  const isGeneric = node.child("type_parameters") !== undefined;
  if (!has("equals"))
    yield* methodOf(
      "@Override\npublic boolean equals(Object other)",
      comparedText(name, components, isGeneric),
      step,
    );
  const names = components.map((each) => each.name).join(", ");
  if (!has("hashCode"))
    yield* methodOf("@Override\npublic int hashCode()", `return java.util.Objects.hash(${names});`, step);
  if (!has("toString"))
    yield* methodOf("@Override\npublic String toString()", `return ${printedText(name, components)};`, step);
}

function* constructorOf(
  node: SyntaxNode,
  name: string,
  components: readonly Component[],
  step: string,
): Generator<string> {
  const compact = node.child("body")?.childOfType("compact_constructor_declaration");
  const words = (compact ?? node).childOfType("modifiers")?.children.map(({ text }) => text) ?? [];
  const access = words.find((word) => /^(?:public|protected|private)$/.test(word));
  const given = components.map((each) => `${each.type} ${each.name}`).join(", ");
  yield `${access ? `${access} ` : ""}${name}(${given}) {`;
  const body = compact?.child("body");
  yield* indented(body ? (bodyLines(body) ?? []) : [], step);
  for (const { name: field } of components) yield `${step}this.${field} = ${field};`;
  yield "}";
  yield "";
}

function* methodOf(head: string, statement: string, step: string): Generator<string> {
  yield* `${head} {`.split("\n");
  yield step + statement;
  yield "}";
  yield "";
}

/** The record has the method itself. */
function hasOwn(node: SyntaxNode, name: string): boolean {
  const methods = node.child("body")?.namedChildren.filter(({ type }) => type === "method_declaration") ?? [];
  return methods.some((method) => {
    const count = method.child("parameters")?.namedChildren.length ?? 0;
    return method.child("name")?.text === name && count === (name === "equals" ? 1 : 0);
  });
}

/** What the body holds besides the constructor, with the line that it begins on. */
function restOf(body: SyntaxNode, text: string, newline: string): string {
  const compact = body.childOfType("compact_constructor_declaration");
  const rest = text.slice(compact?.end ?? body.start + 1, body.end).replace(/^(?:[ \t]*\r?\n)+/, "");
  return `${newline}${newline}${rest}`;
}
