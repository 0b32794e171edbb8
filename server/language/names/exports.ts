import { functionName } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, isBinding, readBinding } from "../roles/bindings.ts";
import { isName, significantNamed } from "../roles/tokens.ts";

/** Frames around what a file declares at its top are so deep at most: a decorated function, an assignment in a statement. */
const deepest = 3;

/** Stands for whatever a file takes from another, or gives others, without naming it. */
export const everything = "*";

/** CommonJS gives others an object, made in whatever way. */
const givesObject = /(?<![\w.$])(?:module\.)?exports\b/;

/** The names that a unit gives its file, for other files to bring in: of a part of a type, the type's. */
export function readExports(unit: SyntaxNode): readonly string[] {
  const around: SyntaxNode[] = [];
  for (let node: SyntaxNode | undefined = unit; node; node = node.parent) around.unshift(node);
  if (unit.language.exports.size > 0) return exported(unit, around);
  const type = around.find((node) => node.language.roles.types.has(node.type));
  if (!type) return unit.namedChildren.flatMap((child) => namesOf(child, 0));
  return leafNames(type.child("name"));
}

/** Of a language that says what a file gives others. */
function exported(unit: SyntaxNode, around: readonly SyntaxNode[]): readonly string[] {
  const holder = around.findIndex(isExport);
  if (holder !== -1) return leafNames(around[holder + 1]?.child("name"));
  if (around.length > 1) return [];
  return unit.namedChildren.flatMap((child) => {
    if (isExport(child)) return namesGiven(child);
    return givesObject.test(child.text) ? (namesInObject(child) ?? [everything]) : [];
  });
}

/** `module.exports = { a, b: c }`: the names of a plain object; undefined where more may be in it. */
function namesInObject(statement: SyntaxNode): readonly string[] | undefined {
  const [assignment] = statement.namedChildren;
  const bound = assignment && readBinding(assignment);
  if (bound?.path === undefined) return undefined;
  const single = /^(?:module\.)?exports\.([\w$]+)$/.exec(bound.path)?.[1];
  if (single !== undefined) return [single];
  const isWhole = bound.path === "module.exports" && /^\{[\s\S]*\}$/.test(bound.value.text);
  if (!isWhole) return undefined;
  const names = significantNamed(bound.value).map((member) =>
    isName(member) ? member.text : (boundName(member) ?? functionName(member))?.text,
  );
  return names.every((name) => name !== undefined && /^[\w$]+$/.test(name))
    ? names.filter((name) => name !== undefined)
    : undefined;
}

function isExport({ language, type }: SyntaxNode): boolean {
  return language.exports.has(type);
}

function namesGiven(node: SyntaxNode): readonly string[] {
  const declaration = node.child("declaration");
  if (declaration) return namesOf(declaration, 0);
  const list = node.namedChildren.find((child) => child.text.startsWith("{"));
  if (list) return list.namedChildren.flatMap((each) => leafNames(each.child("alias") ?? each.child("name")));
  const own = node.namedChildren.find((child) => child.text.startsWith("*"));
  if (own) return leafNames(own);
  return node.children.some(({ text }) => text === "*" || text === "=") ? [everything] : [];
}

function namesOf(node: SyntaxNode, depth: number): readonly string[] {
  if (node.language.imports.has(node.type))
    return [...leafNames(node), ...(/\*\W*$/.test(node.text) ? [everything] : [])];
  if (isFunction(node)) return leafNames(functionName(node));
  if (isBinding(node)) return leafNames(boundName(node));
  if (node.language.roles.definitions.has(node.type)) return leafNames(node.child("name"));
  return depth < deepest ? node.namedChildren.flatMap((child) => namesOf(child, depth + 1)) : [];
}

/** Names within a name, a pattern of several, or an import, which a file hands on too. */
function leafNames(node: SyntaxNode | undefined): readonly string[] {
  const leaves = [...(node?.descendants() ?? [])].filter((leaf) => leaf.children.length === 0);
  return leaves.filter(isName).map(({ text }) => text);
}
