import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsLongText, indented, layoutAt } from "../layout.ts";
import type { Transform, TransformContext } from "../transform.ts";
import { declaredNames, namesOf } from "./commonjsExports.ts";
import { javascriptLanguages } from "./languages.ts";
import { ownDescendants } from "./ownNames.ts";
import { grouped, isPromise } from "./promises.ts";

/** `const x = await f(); return g(x);` at the end of an async function → `return f().then((x) => g(x));`. */
export const awaitToThen: Transform = {
  name: "await-to-then",
  title: "Convert to then",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "async function load(id) {\n  const item = await fetch(id);\n  return show(item);\n}",
    "async function load(id) {\n  return fetch(id).then((item) => show(item));\n}",
  ],
  refuses: [
    "Everywhere at once: what is waited for need not be a promise. At one place the title says so.",
    "Awaits within an expression, a condition, a loop or a try, and all but the last of a function.",
    "What is declared behind the await and used before it.",
  ],
  rewrite(node, context) {
    const waited = waitedIn(node);
    const owner = waited && ownerOf(node);
    if (!waited || !owner) return undefined;
    const rest = restOf(node, owner);
    if (rest.length === 0) return undefined;
    const why = refusal(node, rest, waited);
    if (why !== undefined) return { refused: why };
    const lines = writtenLines(node, rest, waited, context);
    if (!lines) return { refused: "A text goes over several lines." };
    const { indent, newline } = layoutAt(context.text, node.start);
    const all = lines.map((line, index) => (index === 0 || line === "" ? line : indent + line));
    const edits = [{ start: node.start, end: endOf(owner), text: all.join(newline) }];
    return isPromise(waited.value)
      ? { edits }
      : { edits, assumes: `${shortened(waited.value)} is a promise` };
  },
};

/** Longer expressions are not repeated in a title, in characters. */
const longest = 30;

function shortened({ text }: SyntaxNode): string {
  return text.length > longest ? "it" : text;
}

interface Waited {
  readonly value: SyntaxNode;
  /** What the value is called, with its type; undefined where it is not kept. */
  readonly parameter: string | undefined;
  readonly names: readonly string[];
}

/** A statement that does nothing but wait, and perhaps names what it is given. */
function waitedIn(node: SyntaxNode): Waited | undefined {
  if (node.type === "expression_statement") {
    const value = awaited(node.namedChildren[0]);
    return value && { value, parameter: undefined, names: [] };
  }
  const [declarator, ...others] = node.type === "lexical_declaration" ? node.namedChildren : [];
  const value = awaited(declarator?.child("value"));
  const name = declarator?.child("name");
  if (!value || !name || others.length > 0) return undefined;
  return { value, parameter: name.text + (declarator?.child("type")?.text ?? ""), names: namesOf(name) };
}

function awaited(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === "await_expression" ? node.namedChildren[0] : undefined;
}

/** The async function whose body the statement stands in. */
function ownerOf({ parent: body }: SyntaxNode): SyntaxNode | undefined {
  const owner = body?.type === "statement_block" && body.field === "body" ? body.parent : undefined;
  const words = owner?.children.map(({ type }) => type) ?? [];
  const isPlain = /^(?:function_declaration|function_expression|arrow_function|method_definition)$/.test(
    owner?.type ?? "",
  );
  return isPlain && words.includes("async") && !words.includes("*") ? owner : undefined;
}

/** The statements behind it, comments too. */
function restOf(node: SyntaxNode, owner: SyntaxNode): readonly SyntaxNode[] {
  return (owner.child("body")?.namedChildren ?? []).filter(({ start }) => start >= node.end);
}

function endOf(owner: SyntaxNode): number {
  return owner.child("body")?.namedChildren.at(-1)?.end ?? owner.end;
}

function refusal(
  node: SyntaxNode,
  rest: readonly SyntaxNode[],
  { value, names }: Waited,
): string | undefined {
  if (rest.some((each) => [each, ...ownDescendants(each)].some(waits)))
    return "There is another await behind it.";
  if (rest.some(({ type }) => /^(?:variable|(?:generator_)?function)_?declaration/.test(type)))
    return "A function or var is declared behind it, and known before it.";
  if (value.ofType("optional_chain").length > 0 || value.type === "optional_chain")
    return "What is waited for may be undefined.";
  const declared = new Set([...names, ...rest.flatMap(declaredNames)]);
  const before = (node.parent?.parent?.children ?? []).flatMap((each) => [...each.descendants()]);
  const early = before.find(
    ({ type, text, end }) => end <= node.start && /identifier/.test(type) && declared.has(text),
  );
  return early && `${early.text} is used before it too.`;
}

/** It waits in the function's own turn; functions within are their own. */
function waits({ type, children }: SyntaxNode): boolean {
  return (
    type === "await_expression" ||
    (type === "for_in_statement" && children.some((each) => each.type === "await"))
  );
}

function writtenLines(
  node: SyntaxNode,
  rest: readonly SyntaxNode[],
  { value, parameter }: Waited,
  { text }: TransformContext,
): readonly string[] | undefined {
  const head = `return ${grouped(value)}.then((${parameter ?? ""}) => `;
  const [only, ...others] = rest;
  const result = only?.type === "return_statement" && others.length === 0 ? only.namedChildren[0] : undefined;
  if (result && only?.namedChildren.length === 1 && !result.text.includes("\n"))
    return [`${head}${asBody(result)});`];
  const body = node.parent;
  const lines = body && !holdsLongText(body) ? linesOf(node, rest) : undefined;
  return lines && [`${head}{`, ...indented(lines, layoutAt(text, node.start).step), "});"];
}

function asBody(value: SyntaxNode): string {
  return value.type === "sequence_expression" || value.text.startsWith("{") ? `(${value.text})` : value.text;
}

/** What stands behind a statement, each line without its indentation. */
function linesOf(node: SyntaxNode, rest: readonly SyntaxNode[]): readonly string[] {
  const { source } = node;
  const { indent } = layoutAt(source, node.start);
  const lines = source.slice(node.end, rest.at(-1)?.end).split(/\r?\n/);
  const own = lines.map((line) =>
    (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()).trimEnd(),
  );
  while (own[0] === "") own.shift();
  return own;
}
