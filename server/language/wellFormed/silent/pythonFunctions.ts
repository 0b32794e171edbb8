/** What Python lets stand in some functions only; no parser but the interpreter's compiler looks at it. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { type SilentCheck, suspectIf } from "./silentCheck.ts";

const functions = new Set(["function_definition", "lambda"]);
const scopes = new Set(["function_definition", "class_definition", "lambda"]);

const needsAsync =
  (what: string): SilentCheck =>
  (node) => {
    const around = node.ancestor(functions);
    return around?.type === "function_definition" && isAsync(around)
      ? undefined
      : `${what} outside of an async function`;
  };

const onlyIfAsync =
  (what: string): SilentCheck =>
  (node) =>
    isAsync(node) ? needsAsync(what)(node) : undefined;

export const functionChecks: Readonly<Record<string, SilentCheck>> = {
  await: needsAsync("“await”"),
  for_statement: (node) => emptyBody(node) ?? onlyIfAsync("“async for”")(node),
  with_statement: (node) => emptyBody(node) ?? onlyIfAsync("“async with”")(node),
  for_in_clause: (node) =>
    node.ancestor(comprehensions)?.type === "generator_expression"
      ? undefined
      : onlyIfAsync("“async for”")(node),
  function_definition: emptyBody,
  class_definition: emptyBody,
  while_statement: emptyBody,
  global_statement: (node) => {
    const parameters = node
      .ancestor(functions)
      ?.child("parameters")
      ?.namedChildren.map((each) => parameterName(each)?.text);
    const both = node.namedChildren.find(({ text }) => parameters?.includes(text));
    return both && `“${both.text}” is a parameter and global`;
  },
  import_from_statement: (node) => {
    const isAll = node.childOfType("wildcard_import") !== undefined;
    return isAll && node.ancestor(scopes) ? "all of a module can only be imported at the top" : undefined;
  },
  parameters: parameterFault,
  lambda_parameters: parameterFault,
  except_clause: (node) => {
    const isBare = node.namedChildren.length === 1;
    const next = node.nextSibling;
    return isBare && next?.type === "except_clause" ? "“except” without a type must come last" : undefined;
  },
};

const comprehensions = new Set([
  "generator_expression",
  "list_comprehension",
  "set_comprehension",
  "dictionary_comprehension",
]);

function isAsync({ children: [first] }: SyntaxNode): boolean {
  return first?.type === "async";
}

function emptyBody(node: SyntaxNode): "suspect" | undefined {
  const body = node.child("body");
  return suspectIf(!body || body.namedChildren.length === 0);
}

function parameterFault(node: SyntaxNode): string | undefined {
  return namesTwice(node) ?? suspectIf(isOutOfOrder(node.namedChildren.map(({ type }) => type)));
}

/** Whether something stands behind `**rest`, the rest is taken twice, or nothing behind `*`. */
function isOutOfOrder(types: readonly string[]): boolean {
  const table = types.indexOf("dictionary_splat_pattern");
  if (table >= 0 && table < types.length - 1) return true;
  const stars = types.flatMap((type, at) =>
    type === "list_splat_pattern" || type === "keyword_separator" ? [at] : [],
  );
  const star = types.indexOf("keyword_separator");
  const behind = star < 0 ? "" : (types[star + 1] ?? "dictionary_splat_pattern");
  return (
    stars.length > 1 ||
    behind === "dictionary_splat_pattern" ||
    types.includes("tuple_pattern") ||
    types.filter((type) => type === "positional_separator").length > 1
  );
}

function namesTwice(node: SyntaxNode): string | undefined {
  const seen = new Set<string>();
  for (const parameter of node.namedChildren) {
    const name = parameterName(parameter)?.text;
    if (name === undefined) continue;
    if (seen.has(name)) return `the parameter “${name}” stands twice`;
    seen.add(name);
  }
  return undefined;
}

function parameterName(parameter: SyntaxNode): SyntaxNode | undefined {
  if (parameter.type === "identifier") return parameter;
  if (!/^(?:typed_|default_|typed_default_)parameter$/.test(parameter.type)) return undefined;
  const name = parameter.child("name") ?? parameter.namedChildren[0];
  return name?.type === "identifier" ? name : name?.childOfType("identifier");
}
