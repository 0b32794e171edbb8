import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { lineStart, newlineOf } from "../layout.ts";
import type { OffsetEdit } from "../transform.ts";

/** `from module import name` behind the file's imports; undefined where the name is imported already. */
export function addImport(root: SyntaxNode, module: string, name: string): OffsetEdit | undefined {
  const statements = root.namedChildren;
  if (statements.some((each) => imports(each, module, name))) return undefined;
  const { source } = root;
  const newline = newlineOf(source);
  const head = statements.findIndex((each) => !isImport(each) && !isDocumentation(each));
  const last = statements.slice(0, head < 0 ? undefined : head).findLast(isImport);
  const text = `from ${module} import ${name}${newline}`;
  if (last) {
    const end = source.indexOf("\n", last.end);
    const at = end < 0 ? source.length : end + 1;
    return { start: at, end: at, text: end < 0 ? newline + text : text };
  }
  const first = statements.find((each) => !isDocumentation(each));
  const at = first ? lineStart(source, first.start) : 0;
  return { start: at, end: at, text: text + newline };
}

/** Whether the file gives a name a meaning other than that of an import of it. */
export function isTakenName(root: SyntaxNode, module: string, name: string): boolean {
  const uses = [...root.descendants()].filter(({ type, text }) => type === "identifier" && text === name);
  return uses.some((use) => isGiven(use) && !use.ancestor(importFrom)?.text.includes(module));
}

const importFrom = new Set(["import_from_statement"]);

function isGiven({ field, parent }: SyntaxNode): boolean {
  if (field === "name" || field === "left" || field === "alias") return true;
  return /parameters|pattern|dotted_name/.test(parent?.type ?? "");
}

function imports(statement: SyntaxNode, module: string, name: string): boolean {
  if (statement.type !== "import_from_statement" || statement.child("module_name")?.text !== module)
    return false;
  return statement.children.some((each) => each.field === "name" && each.text === name);
}

function isImport({ type }: SyntaxNode): boolean {
  return /^(?:import|import_from|future_import)_statement$/.test(type);
}

function isDocumentation({ type, namedChildren: [only] }: SyntaxNode): boolean {
  return type === "expression_statement" && only?.type === "string";
}
