import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, layoutAt } from "../layout.ts";
import type { OffsetEdit, Transform } from "../transform.ts";

/** Promoted parameters → properties that the constructor sets. */
export const promotedToProperty: Transform = {
  name: "promoted-parameter-to-property",
  title: "Convert to property",
  kind: "refactor.rewrite",
  languages: ["php"],
  example: [
    "<?php\nclass A {\n    public function __construct(private int $x) {\n        go();\n    }\n}\n",
    "<?php\nclass A {\n    private int $x;\n\n    public function __construct(int $x) {\n        $this->x = $x;\n        go();\n    }\n}\n",
  ],
  refuses: [
    "Parameters with attributes, comments or a reference, and constructors with a comment right above.",
  ],
  rewrite(node, { text }) {
    const isMaker = node.type === "method_declaration" && node.child("name")?.text === "__construct";
    const [parameters, body] = [node.child("parameters"), node.child("body")];
    if (!isMaker || !parameters || !body) return undefined;
    const promoted = parameters.namedChildren.filter(({ type }) => type === "property_promotion_parameter");
    if (promoted.length === 0) return undefined;
    if (holdsComment(parameters) || node.previousSibling?.type === "comment")
      return { refused: "There are comments on the parameters or the constructor." };
    if (
      node.childOfType("attribute_list") ||
      promoted.some((each) => each.childOfType("attribute_list", "reference_modifier"))
    )
      return { refused: "A parameter has an attribute, or is handed over by reference." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const known = promoted.flatMap((each) => partsOf(each) ?? []);
    if (known.length < promoted.length) return undefined;
    const properties = known.map(({ words, name }) => `${words} ${name};${newline}`).join(indent);
    const sets = known.map(({ name }) => `${indent}${step}$this->${name.slice(1)} = ${name};`).join(newline);
    const isEmpty = body.namedChildren.length === 0;
    const set = isEmpty
      ? { start: body.start, end: body.end, text: `{${newline}${sets}${newline}${indent}}` }
      : { start: body.start + 1, end: body.start + 1, text: `${newline}${sets}` };
    const edits: OffsetEdit[] = [
      { start: node.start, end: node.start, text: `${properties}${newline}${indent}` },
      ...known.map(({ start, end }) => ({ start, end, text: "" })),
      set,
    ];
    return { edits };
  },
};

interface Promoted {
  /** Visibility, `readonly` and type. */
  readonly words: string;
  readonly name: string;
  /** What a plain parameter has not. */
  readonly start: number;
  readonly end: number;
}

function partsOf(parameter: SyntaxNode): Promoted | undefined {
  const name = parameter.child("name");
  const type = parameter.child("type");
  const next = type ?? name;
  if (!name || !next) return undefined;
  const before = parameter.source.slice(parameter.start, next.start).trim();
  // `readonly` alone means public.
  const words = /^(?:public|protected|private)\b/i.test(before) ? before : `public ${before}`;
  return {
    words: type ? `${words} ${type.text}` : words,
    name: name.text,
    start: parameter.start,
    end: next.start,
  };
}
