import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { OffsetEdit, Transform } from "../../transform.ts";
import { type FileFacts, factsOf } from "./fileFacts.ts";
import { isCheckable } from "./isCheckable.ts";
import { parameterType } from "./parameterType.ts";
import { returnType } from "./returnType.ts";

/** Types of parameters and results that the code itself makes certain. */
export const addTypeHints: Transform = {
  name: "add-type-hints",
  title: "Add type hints",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    "def repeat(text, loud=False):\n    return '-'.join([text, text.upper() if loud else text])",
    "def repeat(text, loud: bool = False) -> str:\n    return '-'.join([text, text.upper() if loud else text])",
  ],
  refuses: [
    "What is not certain: parameters that are given other values in the file, tested for other types or assigned anew; methods of classes that extend others; results of which one way is unknown.",
    "Functions without any hint in which a checker, once there is one, would ask for more: empty collections, variables of several types, attributes it cannot know.",
    "Files for Python 2 and types whose name the file uses for something else.",
  ],
  rewrite(node, { root, text, selection }) {
    const body = node.child("body");
    if (node.type !== "function_definition" || !body || selection.start > body.start) return undefined;
    const facts = factsOf(root);
    // `f = staticmethod(f)`: a function with a type is no longer free to become another.
    if (facts.isAssigned(node.child("name")?.text ?? "")) return undefined;
    if (facts.isOld || !isPlain(node) || !isCheckable(node, facts)) return undefined;
    const edits = [...parameterEdits(node, facts), ...resultEdit(node, facts)];
    if (edits.length === 0) return undefined;
    const needsFuture = edits.some((edit) => edit.text.includes(" | ")) && !facts.hasFuture;
    return { edits: needsFuture ? [futureImport(root, text), ...edits] : edits };
  },
};

/** Not one of several variants, not overloaded, no types in a comment. */
function isPlain(node: SyntaxNode): boolean {
  const outer = node.parent?.type === "decorated_definition" ? node.parent : node;
  const place = outer.parent;
  const owner = place?.parent?.type;
  const isDirect =
    place?.type === "module" ||
    (place?.type === "block" && (owner === "class_definition" || owner === "function_definition"));
  const decorators = outer === node ? [] : outer.children.filter(({ type }) => type === "decorator");
  const isOdd = decorators.some(({ text }) => /overload|no_type_check|singledispatch|register\b/.test(text));
  const comments = [...node.children, ...(node.child("parameters")?.children ?? [])].filter(
    ({ type }) => type === "comment",
  );
  return isDirect && !isOdd && !comments.some(({ text }) => /^#\s*type:/.test(text));
}

function parameterEdits(node: SyntaxNode, facts: FileFacts): readonly OffsetEdit[] {
  if (facts.extendsAnother(node)) return [];
  return (node.child("parameters")?.namedChildren ?? []).flatMap((parameter) => {
    const [name, value] = [parameter.child("name"), parameter.child("value")];
    if (parameter.type !== "default_parameter" || name?.type !== "identifier" || !value) return [];
    const type = parameterType(node, name.text, value, facts);
    if (type === undefined || facts.isTaken(type)) return [];
    return [{ start: name.end, end: value.start, text: `: ${type} = ` }];
  });
}

function resultEdit(node: SyntaxNode, facts: FileFacts): readonly OffsetEdit[] {
  const parameters = node.child("parameters");
  if (!parameters || node.child("return_type")) return [];
  const type = returnType(node, facts);
  if (type === undefined || type.split(" | ").some(facts.isTaken)) return [];
  return [{ start: parameters.end, end: parameters.end, text: ` -> ${type}` }];
}

/** Behind the documentation of the module and the comments at its head. */
function futureImport(root: SyntaxNode, text: string): OffsetEdit {
  const first = root.namedChildren.find((child) => !isDocumentation(child));
  const at = first ? text.lastIndexOf("\n", first.start - 1) + 1 : 0;
  return { start: at, end: at, text: `from __future__ import annotations\n${isImport(first) ? "" : "\n"}` };
}

function isDocumentation(node: SyntaxNode): boolean {
  return node.type === "expression_statement" && node.namedChildren[0]?.type === "string";
}

function isImport(node: SyntaxNode | undefined): boolean {
  return node !== undefined && /import/.test(node.type);
}
