/** Names that JavaScript and TypeScript let nobody declare twice, or not there. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { importedNames } from "../../values/imports.ts";
import { type SilentCheck, suspectIf } from "./silentCheck.ts";

const lexical = new Set(["lexical_declaration", "class_declaration"]);

export const javascriptNameChecks: Readonly<Record<string, SilentCheck>> = {
  statement_block: declaresTwice,
  switch_body: (node) => {
    const defaults = node.namedChildren.filter(({ type }) => type === "switch_default");
    return defaults.length > 1 ? "suspect" : declaresTwice(node);
  },
  formal_parameters: (node) => {
    const parameters = node.namedChildren;
    const names = parameters.map(parameterName).filter((name) => name !== undefined);
    const isRest = (parameter: SyntaxNode) =>
      parameter.type === "rest_pattern" || parameter.child("pattern")?.type === "rest_pattern";
    return suspectIf(new Set(names).size < names.length || parameters.slice(0, -1).some(isRest));
  },
  object_pattern: restIsLast,
  array_pattern: restIsLast,
};

function restIsLast({ namedChildren }: SyntaxNode): "suspect" | undefined {
  return suspectIf(namedChildren.slice(0, -1).some(({ type }) => type === "rest_pattern"));
}

function parameterName(parameter: SyntaxNode): string | undefined {
  const name = parameter.child("pattern") ?? parameter.child("left") ?? parameter;
  return name.type === "identifier" ? name.text : undefined;
}

/** Whether a block declares a name twice, once of them with `let`, `const` or `class`, or one of the function's parameters. */
function declaresTwice(block: SyntaxNode): "suspect" | undefined {
  const around = block.parent;
  const parameters = around?.child("parameters")?.namedChildren.map(parameterName) ?? [];
  const caught = around?.type === "catch_clause" ? around.child("parameter")?.text : undefined;
  const seen = new Map<string, boolean>(
    [...parameters, caught].flatMap((name) => (name === undefined ? [] : [[name, false]])),
  );
  for (const { name, isLexical } of statementsOf(block).flatMap(declaredBy)) {
    const known = seen.get(name);
    if (known === true || (known === false && isLexical)) return "suspect";
    seen.set(name, isLexical);
  }
  return undefined;
}

function statementsOf(block: SyntaxNode): readonly SyntaxNode[] {
  return block.type === "switch_body"
    ? block.namedChildren.flatMap(({ namedChildren }) => namedChildren)
    : block.namedChildren;
}

function declaredBy(
  statement: SyntaxNode,
): readonly { readonly name: string; readonly isLexical: boolean }[] {
  const isLexical = lexical.has(statement.type);
  if (!isLexical && statement.type !== "variable_declaration") return [];
  const named = statement.child("name") ? [statement] : statement.namedChildren;
  return named.flatMap((each) => {
    const name = each.child("name");
    return name && /identifier$/.test(name.type) ? [{ name: name.text, isLexical }] : [];
  });
}

/** Names declared at the left margin of a script. */
const declared = /^(?:export\s+)?(let|const|class|var|function)\s+([\w$]+)/gm;
const imported = /^import\s[^;'"]*['"][^'"\n]*['"]/gm;

/** Whether what the pieces of a file declare together is in doubt: they do not see each other. */
export function isTextSuspect(text: string): boolean {
  return declaresTopTwice(text) || hasTwoMains(text) || hasUnknownPrivate(text) || strict.test(text);
}

/** What only code that is not strict may say: words that are kept for the language as names, names deleted or given to `eval`. */
const strict =
  /\b(?:let|const|var|class|function\*?)\s{1,9}(?:implements|interface|let|package|private|protected|public|static|yield|eval|arguments)\b|[(,]\s{0,9}(?:implements|interface|package|private|protected|public|static|eval|arguments)\s{0,9}(?:,|=[^=]|\)\s{0,9}(?:\{|=>))|\bdelete\s{1,9}[\w$]{1,99}\s{0,9}[;)\n]|(?<![.\w$])(?:eval|arguments)\s{0,9}(?:[-+*/|&]?=(?![=>])|\+\+|--)/;

function declaresTopTwice(text: string): boolean {
  const lexicalNames = [...text.matchAll(imported)].flatMap(([statement]) =>
    importedNames(statement).map(({ local }) => local),
  );
  const others = new Set<string>();
  for (const [, word = "", name = ""] of text.matchAll(declared))
    if (word === "var" || word === "function") others.add(name);
    else lexicalNames.push(name);
  return new Set(lexicalNames).size < lexicalNames.length || lexicalNames.some((name) => others.has(name));
}

/** Two constructors with bodies in one class, or two main exports. */
function hasTwoMains(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (count(/^export default\b/gm) > 1) return true;
  const constructors = count(/(?<![.\w$"'])constructor\s{0,9}\([^)]{0,500}\)\s{0,9}\{/g);
  return constructors > 1 && constructors > count(/\bclass\b/g);
}

/** A private name that is used and nowhere declared. */
function hasUnknownPrivate(text: string): boolean {
  if (!text.includes(".#")) return false;
  const known = new Set([...text.matchAll(/(?<![.\w$])#([\w$]+)/g)].map(([, name]) => name));
  return [...text.matchAll(/\.#([\w$]+)/g)].some(([, name]) => !known.has(name));
}
