import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, wholeLines } from "../layout.ts";
import type { OffsetEdit, Transform } from "../transform.ts";

/** A property that a constructor sets from a parameter → a promoted parameter (PHP 8). */
export const constructorPromotion: Transform = {
  name: "property-to-promoted-parameter",
  title: "Convert to promoted parameter",
  kind: "refactor.rewrite",
  languages: ["php"],
  example: [
    "<?php\nclass A {\n    private int $x;\n\n    public function __construct(int $x) {\n        $this->x = $x;\n    }\n}\n",
    "<?php\nclass A {\n    public function __construct(private int $x) {\n    }\n}\n",
  ],
  refuses: [
    "Properties with a default, comment or attribute, and those whose type is not that of the parameter: a promoted one has both.",
    "Parameters that are set otherwise than first in the constructor, by reference, or as a list.",
  ],
  rewrite(node) {
    if (node.type !== "method_declaration" || node.child("name")?.text !== "__construct") return undefined;
    const parameters = node.child("parameters")?.namedChildren ?? [];
    const statements = node.child("body")?.namedChildren ?? [];
    const properties = node.parent?.namedChildren.filter(({ type }) => type === "property_declaration") ?? [];
    const edits: OffsetEdit[] = [];
    // Promoted parameters are set before all else.
    for (const statement of statements) {
      const name = setFrom(statement);
      if (name === undefined) break;
      const property = properties.find((each) => nameOf(each) === name);
      const parameter = parameters.find((each) => each.child("name")?.text === name);
      if (!property || !parameter || !isAlike(property, parameter)) continue;
      if (holdsComment(statement) || isCommented(property) || isCommented(statement)) continue;
      const words = property.children.filter(({ type }) => /modifier$/.test(type)).map(({ text }) => text);
      edits.push({ start: parameter.start, end: parameter.start, text: `${words.join(" ")} ` });
      edits.push(gone(property), gone(statement));
    }
    return edits.length > 0 ? { edits } : undefined;
  },
};

/** `$x` of `$this->x = $x;`. */
function setFrom(statement: SyntaxNode): string | undefined {
  const assignment = statement.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  const [left, right] = [assignment?.child("left"), assignment?.child("right")];
  if (assignment?.type !== "assignment_expression" || right?.type !== "variable_name") return undefined;
  return left?.text === `$this->${right.text.slice(1)}` ? right.text : undefined;
}

function nameOf(property: SyntaxNode): string | undefined {
  const [only, ...others] = property.namedChildren.filter(({ type }) => type === "property_element");
  return others.length === 0 && !only?.child("default_value") ? only?.child("name")?.text : undefined;
}

function isAlike(property: SyntaxNode, parameter: SyntaxNode): boolean {
  if (parameter.type !== "simple_parameter") return false;
  if (parameter.childOfType("reference_modifier", "attribute_list")) return false;
  const words = property.children.filter(
    ({ named, type }) => named && !/^(?:property_element|comment)$/.test(type),
  );
  const isPlain = words.every(
    ({ type, field }) => field === "type" || /^(?:visibility|readonly)_modifier$/.test(type),
  );
  const type = parameter.child("type")?.text;
  const isImplicit =
    parameter.child("default_value")?.type === "null" && !/^\?|\bnull\b|\bmixed\b/i.test(type ?? "?");
  const isVisible = property.childOfType("visibility_modifier") !== undefined;
  return isPlain && isVisible && type === property.child("type")?.text && type !== "callable" && !isImplicit;
}

function isCommented({ previousSibling }: SyntaxNode): boolean {
  return previousSibling?.type === "comment";
}

/** A line taken out, with a blank line behind it. */
function gone(node: SyntaxNode): OffsetEdit {
  const { start, end } = wholeLines(node.source, node) ?? node;
  const blank =
    node.type === "property_declaration" ? (/^[ \t]*\r?\n/.exec(node.source.slice(end))?.[0].length ?? 0) : 0;
  return { start, end: end + blank, text: "" };
}
