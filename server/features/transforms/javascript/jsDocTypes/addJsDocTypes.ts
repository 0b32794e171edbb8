import { documentationOf } from "../../../../language/comments/documentation.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { framed } from "../../../../language/roles/definitions.ts";
import { layoutAt } from "../../layout.ts";
import type { OffsetEdit, Transform } from "../../transform.ts";
import { resultType, type TypedParameter, typedParameters } from "./signatureTypes.ts";

const plainFunctions: ReadonlySet<string> = new Set(["function_declaration", "method_definition"]);

/** Types of parameters and results that the code itself makes certain, as JSDoc. */
export const addJsDocTypes: Transform = {
  name: "add-jsdoc-types",
  title: "Add JSDoc types",
  kind: "refactor.rewrite",
  languages: ["javascript", "javascriptreact"],
  example: [
    "/**\n * Says it.\n *\n * @param text what\n */\nfunction say(text, loud = false) {\n  return loud ? text + '!' : String(text);\n}\n",
    "/**\n * Says it.\n *\n * @param text what\n * @param {boolean} [loud=false]\n * @returns {string}\n */\nfunction say(text, loud = false) {\n  return loud ? text + '!' : String(text);\n}\n",
  ],
  refuses: [
    "What is not certain: parameters that are assigned anew, tested for their type or given other values in the file, results of which one way is unknown.",
    "Functions that have a type in their documentation already keep it.",
  ],
  rewrite(node, { root, text, selection }) {
    const owner = functionIn(node);
    const body = owner?.child("body");
    if (!owner || !body || selection.start > body.start) return undefined;
    const outer = framed(node);
    if (outer.parent?.type === "pair" || outer.parent?.type === "object") return undefined;
    const parameters = typedParameters(owner, root);
    const result = resultType(owner);
    if (parameters.length === 0 && result === undefined) return undefined;
    const documentation = documentationOf(outer);
    const last = documentation.at(-1);
    if (!last) return { edits: [written(outer, tagsFor(parameters, result), text)] };
    if (!last.text.startsWith("/**")) return undefined;
    const edits = filled(last, parameters, result);
    return edits.length > 0 ? { edits } : undefined;
  },
};

/** A declared function, a method, or the function of `const f = …`. */
function functionIn(node: SyntaxNode): SyntaxNode | undefined {
  if (plainFunctions.has(node.type)) return node;
  if (node.type !== "lexical_declaration") return undefined;
  const [declarator, ...others] = node.namedChildren;
  const value = declarator?.child("value");
  return others.length === 0 && /^(?:arrow_function|function_expression)$/.test(value?.type ?? "")
    ? value
    : undefined;
}

function tagsFor(parameters: readonly TypedParameter[], result: string | undefined): readonly string[] {
  const tags = parameters.map(({ name, type, value }) => {
    const isShort = value !== undefined && !/[\]\n]/.test(value);
    return `@param {${type}} ${value === undefined ? name : isShort ? `[${name}=${value}]` : `[${name}]`}`;
  });
  return result === undefined ? tags : [...tags, `@returns {${result}}`];
}

function written(outer: SyntaxNode, tags: readonly string[], source: string): OffsetEdit {
  const { indent, newline } = layoutAt(source, outer.start);
  const lines = ["/**", ...tags.map((tag) => ` * ${tag}`), " */", ""];
  return { start: outer.start, end: outer.start, text: lines.join(newline + indent) };
}

/** Types put into the tags there are, and tags for the rest. */
function filled(
  comment: SyntaxNode,
  parameters: readonly TypedParameter[],
  result: string | undefined,
): readonly OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  const { text, start } = comment;
  // Types that are written elsewhere, and names of what has a type already.
  if (/@(?:type|typedef|callback|overload|override|inheritdoc|template)\b/i.test(text)) return [];
  const missing: TypedParameter[] = [];
  for (const parameter of parameters) {
    const tag = [...text.matchAll(/@param\s+(\{[^{}]*\}\s+)?(?=\[?([\p{L}\p{N}_$]+))/gu)].find(
      ([, , name]) => name === parameter.name,
    );
    if (!tag) missing.push(parameter);
    else if (!tag[1]) edits.push(insertion(start + tag.index + tag[0].length, `{${parameter.type}} `));
  }
  const returned = /@returns?\b(?!\s*\{)/.exec(text);
  if (result && returned) edits.push(insertion(start + returned.index + returned[0].length, ` {${result}}`));
  const hasResult = /@returns?\b/.test(text);
  const added = tagsFor(missing, hasResult ? undefined : result);
  return added.length > 0 ? [...edits, ending(comment, added)] : edits;
}

function insertion(at: number, text: string): OffsetEdit {
  return { start: at, end: at, text };
}

/** Tags on lines of their own before the end of the block. */
function ending(comment: SyntaxNode, tags: readonly string[]): OffsetEdit {
  const { indent, newline } = layoutAt(comment.source, comment.start);
  const inner = comment.text.slice(0, -"*/".length).trimEnd();
  const lines = tags.map((tag) => `${newline}${indent} * ${tag}`).join("");
  const end = `${newline}${indent} */`;
  if (comment.text.includes("\n"))
    return { start: comment.start + inner.length, end: comment.end, text: lines + end };
  const words = inner.slice("/**".length).trim();
  const start = `/**${newline}${indent} * ${words}${newline}${indent} *`;
  return { start: comment.start, end: comment.end, text: start + lines + end };
}
