import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { ownNodes } from "../../../../language/roles/outcomes.ts";
import type { OffsetEdit, Rewrite, Transform } from "../../transform.ts";
import { docstringTypes } from "./docstringTypes.ts";
import { expressionType } from "./expressionType.ts";
import { calledType } from "./givenArguments.ts";
import { factsOf, type HintFacts } from "./hintFacts.ts";
import { isCheckable } from "./isCheckable.ts";
import { isinstanceType } from "./isinstanceType.ts";
import { isOnlyHandedOn, parameterType } from "./parameterType.ts";
import { isPrescribed, returnType } from "./returnType.ts";
import { variableHint } from "./variableHint.ts";

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
    "Everywhere at once: what only the documentation says, and methods of classes that extend others. At one place the title says so.",
    "What is not certain: parameters that are given other values in the file, tested for other types or assigned anew; results of which one way is unknown.",
    "Everywhere at once, functions without any hint in which a checker, once there is one, would ask for more: empty collections, variables of several types, attributes it cannot know.",
    "Variables that are given other things too, or only in a function that has no hints itself.",
    "Files for Python 2 and types whose name the file uses for something else.",
  ],
  rewrite(node, { root, text, selection }) {
    if (node.type === "expression_statement") return ofVariable(node, root, text);
    const body = node.child("body");
    if (node.type !== "function_definition" || !body || selection.start > body.start) return undefined;
    const facts = factsOf(root);
    // `f = staticmethod(f)`: a function with a type is no longer free to become another.
    if (facts.isAssigned(node.child("name")?.text ?? "")) return undefined;
    if (facts.isOld || !isPlain(node)) return undefined;
    const hints = [...parameterHints(node, facts), ...resultHint(node, facts)];
    if (hints.length === 0) return undefined;
    const withFuture = (edits: readonly OffsetEdit[]) =>
      edits.some((edit) => edit.text.includes(" | ")) ? [...neededImport(root, text), ...edits] : edits;
    const edits = withFuture(hints.map(({ edit }) => edit));
    const doubts = hints.flatMap(({ doubt }) => doubt ?? []);
    const isOpen = !isCheckable(node, facts);
    if (isOpen) doubts.push("a type checker has no questions about its body");
    const [first] = doubts;
    if (first === undefined) return { edits };
    const certain = isOpen ? [] : hints.filter(({ doubt }) => doubt === undefined);
    return { edits, assumes: first, certain: withFuture(certain.map(({ edit }) => edit)) };
  },
};

/** `found = []` → `found: list[str] = []`. */
function ofVariable(node: SyntaxNode, root: SyntaxNode, text: string): Rewrite | undefined {
  const facts = factsOf(root);
  const hint = facts.isOld ? undefined : variableHint(node, root);
  if (!hint || hint.type.split(/[ |[\]]+/).some((name) => basic.has(name) && facts.isTaken(name)))
    return undefined;
  const { at, type, doubt } = hint;
  const edits = [
    ...(type.includes(" | ") ? neededImport(root, text) : []),
    { start: at, end: at, text: `: ${type}` },
  ];
  return doubt === undefined ? { edits } : { edits, assumes: doubt };
}

const basic: ReadonlySet<string> = new Set("list dict set str bytes int float bool tuple".split(" "));

function neededImport(root: SyntaxNode, text: string): readonly OffsetEdit[] {
  return factsOf(root).hasFuture ? [] : [futureImport(root, text)];
}

/** A hint to be written. */
interface Hint {
  readonly edit: OffsetEdit;
  /** What must hold for it to be right, as a clause; undefined where the code makes it certain. */
  readonly doubt: string | undefined;
}

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

function parameterHints(node: SyntaxNode, facts: HintFacts): readonly Hint[] {
  const told = docstringTypes(node);
  const overrides = facts.extendsAnother(node) ? "the class it extends wants the same" : undefined;
  return (node.child("parameters")?.namedChildren ?? []).flatMap((parameter) => {
    const value = parameter.type === "default_parameter" ? parameter.child("value") : undefined;
    const name = value ? parameter.child("name") : parameter;
    if (name?.type !== "identifier") return [];
    const sure = value
      ? parameterType(node, name.text, value, facts)
      : (isinstanceType(node, name.text) ?? calledType(node, name.text, facts));
    const type = sure ?? withDefault(told.parameters.get(name.text), value);
    if (type === undefined || type.split(" | ").some(facts.isTaken)) return [];
    const edit = { start: name.end, end: value?.start ?? name.end, text: `: ${type}${value ? " = " : ""}` };
    const open = value && isOnlyHandedOn(node, name.text) ? "what it is handed to wants the same" : undefined;
    return [{ edit, doubt: overrides ?? (sure === undefined ? documented : open) }];
  });
}

const documented = "the documentation is right";

/** A documented type with the default in it; undefined where they do not fit. */
function withDefault(type: string | undefined, value: SyntaxNode | undefined): string | undefined {
  const own = value && expressionType(value);
  if (type === undefined || own === undefined) return value ? undefined : type;
  const parts = type.split(" | ");
  if (parts.includes(own) || (own === "int" && parts.includes("float"))) return type;
  return own === "None" ? `${type} | None` : undefined;
}

function resultHint(node: SyntaxNode, facts: HintFacts): readonly Hint[] {
  const parameters = node.child("parameters");
  if (!parameters || node.child("return_type")) return [];
  const sure = returnType(node, facts);
  const type = sure ?? documentedResult(node);
  if (type === undefined || type.split(" | ").some(facts.isTaken)) return [];
  const edit = { start: parameters.end, end: parameters.end, text: ` -> ${type}` };
  const isFree = !facts.extendsAnother(node) || isPrescribed(node);
  const doubt = isFree ? undefined : "the class it extends gives the same";
  return [{ edit, doubt: doubt ?? (sure === undefined ? documented : undefined) }];
}

/** What the docstring says is given, where something is. */
function documentedResult(node: SyntaxNode): string | undefined {
  const body = node.child("body");
  const own = body ? [...ownNodes(body)] : [];
  const gives = own.some(
    ({ type, namedChildren }) => type === "return_statement" && namedChildren.length > 0,
  );
  const yields = own.some(({ named, type }) => named && type === "yield");
  return gives && !yields ? docstringTypes(node).result : undefined;
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
