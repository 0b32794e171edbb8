import { perNode } from "../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** What a statement of CommonJS assigns to: "" for `module.exports = …`, `a` for `exports.a = …`. */
export function exportedPath(statement: SyntaxNode): string | undefined {
  const assignment = statement.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  if (assignment?.type !== "assignment_expression") return undefined;
  const target = assignment.child("left")?.text ?? "";
  if (target === "module.exports") return "";
  return /^(?:module\.)?exports\.([A-Za-z_$][\w$]*)$/.exec(target)?.[1];
}

/** The export that does what a statement of CommonJS does; undefined where there is none. */
export function exportText(statement: SyntaxNode, root: SyntaxNode): string | undefined {
  const path = exportedPath(statement);
  const value = statement.namedChildren[0]?.child("right");
  if (path === undefined || !value) return undefined;
  if (path === "")
    return value.type === "object" ? exportedObject(value, root) : `export default ${value.text};`;
  if (value.type === "identifier") {
    if (!isDeclared(root, value.text)) return undefined;
    return `export { ${namedAs(value.text, path)} };`;
  }
  return isDeclared(root, path) ? undefined : `export const ${path} = ${value.text};`;
}

/** `{ a, b: c }` of names that the file declares. */
function exportedObject(object: SyntaxNode, root: SyntaxNode): string {
  const names = object.namedChildren.map((part) => exportedName(part, root));
  return names.length === 0 || names.includes(undefined)
    ? `export default ${object.text};`
    : `export { ${names.join(", ")} };`;
}

function exportedName(part: SyntaxNode, root: SyntaxNode): string | undefined {
  if (part.type === "shorthand_property_identifier")
    return isDeclared(root, part.text) ? part.text : undefined;
  const [key, value] = [part.child("key"), part.child("value")];
  const isPlain = key?.type === "property_identifier" && value?.type === "identifier";
  return isPlain && isDeclared(root, value.text) ? namedAs(value.text, key.text) : undefined;
}

function namedAs(name: string, exported: string): string {
  return name === exported ? name : `${name} as ${exported}`;
}

/** A statement at the top declares the name. */
export function isDeclared(root: SyntaxNode, name: string): boolean {
  return declaredAtTop(root).has(name);
}

const declaredAtTop = perNode((root: SyntaxNode) => new Set(root.namedChildren.flatMap(declaredNames)));

/** Names that a statement declares for what stands around it. */
export function declaredNames(statement: SyntaxNode): readonly string[] {
  const own = statement.child("declaration") ?? statement;
  if (/^(?:(?:generator_)?function|(?:abstract_)?class|enum)_declaration$/.test(own.type)) {
    const name = own.child("name");
    return name ? [name.text] : [];
  }
  if (!/^(?:lexical|variable)_declaration$/.test(own.type)) return [];
  return own.namedChildren.flatMap((declarator) => namesOf(declarator.child("name")));
}

/** The names that a pattern binds. */
export function namesOf(pattern: SyntaxNode | undefined): string[] {
  if (!pattern) return [];
  if (pattern.type === "identifier" || pattern.type === "shorthand_property_identifier_pattern")
    return [pattern.text];
  return pattern.children.filter(({ field }) => field !== "key" && field !== "right").flatMap(namesOf);
}
