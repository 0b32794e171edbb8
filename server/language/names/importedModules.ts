import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { argumentsOf, readCall } from "../roles/calls.ts";
import { literalText } from "../roles/texts.ts";
import { type ImportedName, importedNames } from "../values/imports.ts";

/** A module that a file surely brings in: not one that is tried, or brought in on a condition. */
export interface ImportedModule {
  /** As written, without quotes. */
  readonly module: string;
  readonly node: SyntaxNode;
  /** The names that the file takes of it by that statement. */
  readonly names: readonly ImportedName[];
}

/** The modules that are brought in at the top of a file. */
export function importedModules(root: SyntaxNode): readonly ImportedModule[] {
  return root.namedChildren.flatMap(modulesOf);
}

/** Whether a statement brings in a module. */
export function isImport(statement: SyntaxNode): boolean {
  return modulesOf(statement).length > 0;
}

function modulesOf(statement: SyntaxNode): readonly ImportedModule[] {
  return [...ofStatement(statement), ...required(statement)];
}

function ofStatement(node: SyntaxNode): readonly ImportedModule[] {
  const isImport = node.language.imports.has(node.type);
  const source = node.child("source") ?? (isImport ? node.child("module_name") : undefined);
  if (source) return [{ module: unquoted(source.text), node: source, names: importedNames(asImport(node)) }];
  if (!isImport) return [];
  const paths = [...node.descendants()].filter(({ field }) => field === "path");
  return (paths.length > 0 ? paths : listed(node)).map((path) => ({
    module: unquoted(path.text),
    node: path,
    names: importedNames(node.text).filter(({ module }) => module === unquoted(path.text)),
  }));
}

/** Python's `import a.b as c, d`. */
function listed(node: SyntaxNode): readonly SyntaxNode[] {
  return node.namedChildren.filter(({ field }) => field === "name").map((each) => each.child("name") ?? each);
}

/** What a file hands on it brings in. */
function asImport({ text }: SyntaxNode): string {
  return text.replace(/^export\b/, "import").replace(/\b(?:with|assert)\s*\{[^}]*\}/, "");
}

/** `const x = require("y")`. */
function required(statement: SyntaxNode): readonly ImportedModule[] {
  if (!/\brequire\b/.test(statement.text.slice(0, longestHead))) return [];
  return statement.namedChildren.flatMap((each) => {
    const call = readCall(each.child("value") ?? each);
    const [given] = call?.callee === "require" ? argumentsOf(call.node) : [];
    const module = given && literalText(given);
    return given === undefined || module === undefined
      ? []
      : [{ module, node: given, names: importedNames(`const ${each.text}`) }];
  });
}

/** Characters in which a statement says that it requires a module. */
const longestHead = 400;

function unquoted(text: string): string {
  return text.replace(/^["'`]|["'`]$/g, "");
}
