import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { layoutAt, newlineOf, wholeLines } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";
import { addImport, isTakenName } from "./addImport.ts";

/** `P = namedtuple("P", ["x", "y"])` → a frozen dataclass. */
export const namedtupleToDataclass: Transform = {
  name: "namedtuple-to-dataclass",
  title: "Convert to dataclass",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    'from collections import namedtuple\n\nPoint = namedtuple("Point", ["x", "y"])\n',
    "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Point:\n    x: object\n    y: object\n",
  ],
  refuses: [
    "Everywhere at once: a dataclass is no tuple, and who unpacks or indexes it may be in another file. At one place the title says so.",
    "Files that use what only named tuples have (`_replace`, `_asdict`, `_fields`, `_make`), and classes that extend the tuple.",
    "Fields that are not written out, or with defaults.",
  ],
  rewrite(node, { root, text }) {
    const assignment = node.type === "expression_statement" ? node.namedChildren[0] : undefined;
    const [left, call] = [assignment?.child("left"), assignment?.child("right")];
    if (assignment?.type !== "assignment" || left?.type !== "identifier" || call?.type !== "call")
      return undefined;
    if (!/^(?:collections\.)?namedtuple$/.test(call.child("function")?.text ?? "")) return undefined;
    const fields = fieldsOf(call);
    if (!fields) return { refused: "Its fields are not written out." };
    const why = refusal(root, left.text);
    if (why) return { refused: why };
    const { indent, step, newline } = layoutAt(text, node.start);
    const lines = [
      "@dataclass(frozen=True)",
      `class ${left.text}:`,
      ...fields.map((each) => `${step}${each}: object`),
    ];
    const [above, below] = [blankLines(node, "above"), blankLines(node, "below")];
    const written = above + lines.join(newline + indent) + below;
    const edits = [...imports(root, call), replaceNode(node, written)];
    return { edits, assumes: `nobody unpacks, indexes or compares one as a tuple` };
  },
};

/** The import that is needed, in place of the one that nothing needs any more. */
function imports(root: SyntaxNode, call: SyntaxNode): readonly OffsetEdit[] {
  const added = addImport(root, "dataclasses", "dataclass");
  const only = root.namedChildren.find((each) => each.text === "from collections import namedtuple");
  const names = root.ofType("identifier").filter(({ text }) => text === "namedtuple");
  const isLast = names.every((each) => within(each, call) || (only && within(each, only)));
  if (!only || !isLast) return added ? [added] : [];
  if (added) return [replaceNode(only, "from dataclasses import dataclass")];
  const lines = wholeLines(root.source, only);
  return lines ? [replaceNode(lines, "")] : [];
}

function within(node: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.start <= node.start && node.end <= outer.end;
}

/** What is missing of the two blank lines around a class at the top of a file. */
function blankLines(node: SyntaxNode, side: "above" | "below"): string {
  const neighbour = side === "above" ? node.previousSibling : node.nextSibling;
  if (node.parent?.type !== "module" || !neighbour || neighbour.type === "comment") return "";
  const [start, end] = side === "above" ? [neighbour.end, node.start] : [node.end, neighbour.start];
  const breaks = node.source.slice(start, end).split("\n").length - 1;
  return newlineOf(node.source).repeat(Math.max(0, breaksAroundClass - breaks));
}

const breaksAroundClass = 3;

function fieldsOf(call: SyntaxNode): readonly string[] | undefined {
  const [, fields, ...more] = call.child("arguments")?.namedChildren ?? [];
  if (!fields || more.length > 0) return undefined;
  const texts =
    fields.type === "string"
      ? contentOf(fields).split(/[\s,]+/)
      : fields.namedChildren.map((each) => (each.type === "string" ? contentOf(each) : ""));
  const isWritten = /^(?:string|list|tuple)$/.test(fields.type) && texts.length > 0;
  return isWritten && texts.every((each) => /^[A-Za-z]\w*$/.test(each)) ? texts : undefined;
}

function contentOf(text: SyntaxNode): string {
  return (text.childOfType("string_content")?.text ?? "").trim();
}

function refusal(root: SyntaxNode, name: string): string | undefined {
  if (isTakenName(root, "dataclasses", "dataclass")) return "The file calls something else dataclass.";
  for (const each of root.descendants()) {
    if (each.type !== "identifier") continue;
    if (/^_(?:replace|asdict|fields|make|field_defaults)$/.test(each.text))
      return `The file uses ${each.text}.`;
    const isBase = each.text === name && each.parent?.field === "superclasses";
    if (isBase) return `A class extends ${name}.`;
  }
  return undefined;
}
