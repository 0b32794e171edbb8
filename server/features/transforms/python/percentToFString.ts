import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { orderDoubt, replacementRefusal } from "./replacementFields.ts";
import { expressionType } from "./typeHints/expressionType.ts";

/** `"%s: %.2f" % (name, price)` → `f"{name!s}: {price:.2f}"`. */
export const percentToFString: Transform = {
  name: "percent-to-f-string",
  title: "Convert to f-string",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: ['"%s: %s" % (name, len(items))', 'f"{name!s}: {len(items)}"'],
  refuses: [
    "Everywhere at once, a value that may be a tuple, which % takes apart. At one place the title says so.",
    "Everywhere at once, numbers of which only their name is known: % turns whatever it is given into a float, or cuts its fraction off. At one place the title says so.",
    "Dictionaries that values are picked from by name.",
    "Values that hold quotes, backslashes, braces or line breaks.",
  ],
  rewrite(node) {
    if (node.type !== "binary_operator" || node.child("operator")?.type !== "%") return undefined;
    const [template, right] = [node.child("left"), node.child("right")];
    if (template?.type !== "string" || !/^["']/.test(template.text) || !right) return undefined;
    if (right.type === "tuple") return fill(node, template, right.namedChildren);
    if (right.type === "dictionary") return { refused: "It picks its values by name." };
    // A tuple would be taken apart.
    const type = expressionType(right);
    const isOne = type !== undefined && type !== "tuple";
    return fill(node, template, [right], isOne ? undefined : `${right.text} is no tuple`);
  },
};

function fill(node: SyntaxNode, template: SyntaxNode, values: readonly SyntaxNode[], doubt?: string) {
  const refused = replacementRefusal(values);
  if (refused) return { refused };
  let next = 0;
  let problem: string | undefined;
  let unsure: string | undefined;
  const filled = template.text.replace(
    /%%|%([-+ 0#]*)(\d*)(\.\d+)?([a-zA-Z])|[%{}]/g,
    (spec, flags, width, precision, kind) => {
      if (spec === "%%") return "%";
      if (spec === "{" || spec === "}") return spec + spec;
      const node = values[next++];
      const value = node?.text;
      const type = node && expressionType(node);
      const isNumber = type === "int" || type === "float";
      if (/^[feg]$/i.test(kind ?? "") && !isNumber) unsure ??= `${value} is an int or a float`;
      if (isWhole(kind) && type !== "int") unsure ??= `${value} is an int`;
      // A class may say how it is formatted, other than what str() makes of it.
      const isText = isNumber || type === "str";
      const format =
        kind === undefined
          ? undefined
          : type === "int" && spec === "%d"
            ? ""
            : formatOf(flags ?? "", width ?? "", precision ?? "", kind, isText);
      if (value === undefined || format === undefined) problem = `${spec} cannot be written in an f-string.`;
      return `{${value ?? ""}${format ?? ""}}`;
    },
  );
  if (next !== values.length) problem = "Values and placeholders do not pair up.";
  if (problem) return { refused: problem };
  const edits = [replaceNode(node, `f${filled}`)];
  const assumes = doubt ?? unsure ?? orderDoubt(values);
  return assumes === undefined ? { edits } : { edits, assumes };
}

/** `%d` cuts fractions off, and an f-string refuses them. */
function isWhole(kind: string | undefined): boolean {
  return kind === "d" || kind === "i";
}

function textFormat(flags: string, width: string, precision: string): string {
  // % aligns texts to the right, format to the left.
  const align = width === "" ? "" : `${flags.includes("-") ? "<" : ">"}${width}`;
  return align || precision ? `:${align}${precision}` : "";
}

/** What stands behind the value in the braces; undefined for what f-strings do otherwise. */
function formatOf(
  flags: string,
  width: string,
  precision: string,
  kind: string,
  isText: boolean,
): string | undefined {
  if (kind === "s" || kind === "r") {
    if (flags.replace("-", "") !== "") return undefined;
    const conversion = kind === "r" ? "!r" : width || precision || !isText ? "!s" : "";
    return `${conversion}${textFormat(flags, width, precision)}`;
  }
  if (isWhole(kind)) {
    if (precision !== "" || !/^0?$/.test(flags)) return undefined;
    return width === "" ? ":d" : `:${flags}${width}d`;
  }
  if (!/^[feEgGfF]$/.test(kind) || flags !== "") return undefined;
  return `:${width}${precision}${kind}`;
}
