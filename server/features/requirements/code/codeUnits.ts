import { copyNode, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import type { UnitRange } from "../requirement.ts";

/** How deep units are looked for, and how many nodes may wrap a docstring, a definition or a name. */
const deepest = { unit: 8, documentation: 4, wrapper: 3, name: 4 } as const;

/** Grammar nodes that define something with a name, whatever the language. */
const definition =
  /^(?:(?:abstract_|annotation_)?(?:class|interface|enum|struct|trait|impl|record|type_alias|module|object|union|type|method|function|constructor|singleton_method|mod|namespace)_?(?:declaration|definition|specifier|item|spec)|class|module|method|singleton_method|function_signature|method_signature|public_field_definition|field_definition)$/;
/** Nodes around a definition that belong to it. */
const wrapper =
  /^(?:export_statement|decorated_definition|lexical_declaration|variable_declaration|variable_declarator|expression_statement|assignment_expression|assignment|template_declaration|const_declaration|field_declaration|pair|declaration)$/;
/** Statements that cannot be meant by a comment above them. */
const skipped =
  /comment|^attribute_item$|^inner_attribute_item$|^decorator$|^marker_annotation$|^annotation$/;

/** Whether an offset lies in a comment or in a documentation string. */
export function isInDocumentation(tree: SyntaxTree, offset: number): boolean {
  return documentationAt(tree, offset) !== null;
}

/** The code that a comment at an offset is about; undefined when there is none. */
export function findUnit(tree: SyntaxTree, offset: number): UnitRange | undefined {
  const node = unitNode(tree, offset);
  return node && toRange(node);
}

/** Copies the code of a unit out of the parser's memory. */
export function copyUnit(tree: SyntaxTree, unit: UnitRange): SyntaxNode | undefined {
  let node: Node | null = tree.rootNode.descendantForIndex(unit.start, Math.max(unit.start, unit.end - 1));
  while (node && node.endIndex < unit.end && node.parent) node = node.parent;
  if (!node) return undefined;
  const cursor = node.walk();
  try {
    return copyNode(cursor, tree.text, undefined);
  } finally {
    cursor.delete();
  }
}

/** Longest declaration beside a unit that may be used by it, in characters, and most of them. */
const beside = { longest: 800, most: 200 } as const;

/**
 * Copies what a unit may use of its file: constants and small functions of its class and of the file. Of a unit that
 * is no function, the functions that name it.
 */
export function copyContext(tree: SyntaxTree, unit: UnitRange): SyntaxNode[] {
  let node: Node | null = tree.rootNode.descendantForIndex(unit.start, Math.max(unit.start, unit.end - 1));
  const found: Node[] = [];
  for (; node; node = node.parent)
    for (const child of node.namedChildren) {
      if (!child || tree.language.comments.has(child.type)) continue;
      const isApart = child.endIndex <= unit.start || child.startIndex >= unit.end;
      const isSmall = child.endIndex - child.startIndex <= beside.longest;
      const isOwn = child.startIndex >= unit.start && child.endIndex <= unit.end;
      if (isApart && !isOwn && isSmall && found.length < beside.most && declares.test(child.type))
        found.push(child);
    }
  return found.flatMap((each) => copyUnit(tree, toRange(each)) ?? []);
}

const declares = /declaration|definition|assignment|statement|item|field|property|method|^function/;

/** Every function, method and class of a file, in document order, nested functions left out. */
export function allUnits(tree: SyntaxTree): UnitRange[] {
  const units: UnitRange[] = [];
  const visit = (node: Node, depth: number, wrapped = false): void => {
    for (const child of node.namedChildren) {
      if (!child) continue;
      if (isDefinition(tree, child)) {
        // What a wrapper such as `export` holds is the same unit as the wrapper.
        if (!wrapped) units.push(toRange(child));
        if (!isFunction(tree, child)) visit(child, depth + 1, wrapper.test(child.type));
      } else if (depth < deepest.unit && !tree.language.comments.has(child.type)) visit(child, depth + 1);
    }
  };
  visit(tree.rootNode, 0);
  return units;
}

function documentationAt(tree: SyntaxTree, offset: number): Node | null {
  const { comments, strings } = tree.language;
  let node = tree.rootNode.descendantForIndex(offset, offset);
  for (let depth = 0; node && depth < deepest.documentation; depth++, node = node.parent) {
    if (comments.has(node.type)) return node;
    if (strings.has(node.type)) return isDocstring(node) ? node : null;
  }
  return null;
}

/** A string that is a statement of its own, at the start of its block, as in Python. */
function isDocstring(node: Node): boolean {
  const statement = node.parent;
  return statement?.type === "expression_statement" && statement.namedChildCount === 1;
}

function unitNode(tree: SyntaxTree, offset: number): Node | undefined {
  const comment = documentationAt(tree, offset);
  if (!comment) return undefined;
  const docstring = tree.language.strings.has(comment.type);
  let next: Node | null = docstring ? null : comment.nextNamedSibling;
  while (next && skipped.test(next.type)) next = next.nextNamedSibling;
  // A comment may end up outside of the node it documents, as the last child of the one before.
  if (!next && !docstring) next = nextAfter(comment);
  if (next && isDefinition(tree, next)) return next;
  const around = enclosing(tree, comment);
  return around ?? (next && next.parent?.parent === null ? next : undefined);
}

function nextAfter(comment: Node): Node | null {
  const parent = comment.parent;
  const next = parent?.nextNamedSibling ?? null;
  return parent && next && parent.endIndex === comment.endIndex && parent.parent ? next : null;
}

function enclosing(tree: SyntaxTree, node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent)
    if (isFunction(tree, at) || definition.test(at.type)) return outermost(at);
  return undefined;
}

/** The wrappers around a definition that start with it, such as `export` and `const f =`. */
function outermost(node: Node): Node {
  let at = node;
  while (at.parent && wrapper.test(at.parent.type) && at.parent.namedChildCount <= 2) at = at.parent;
  return at;
}

function isFunction(tree: SyntaxTree, node: Node): boolean {
  return tree.language.functions.has(node.type);
}

function isDefinition(tree: SyntaxTree, node: Node, depth = 0): boolean {
  if (isFunction(tree, node) || definition.test(node.type)) return true;
  return (
    depth < deepest.wrapper &&
    wrapper.test(node.type) &&
    node.namedChildren.some((child) => child !== null && isDefinition(tree, child, depth + 1))
  );
}

function toRange(node: Node): UnitRange {
  return { name: nameOf(node), start: node.startIndex, end: node.endIndex, line: firstCodeRow(node) };
}

function nameOf(node: Node, depth = 0): string {
  const named =
    node.childForFieldName("name") ?? node.childForFieldName("left") ?? node.childForFieldName("key");
  if (named) return named.text.slice(0, 100);
  const declarator = node.childForFieldName("declarator") ?? node.childForFieldName("definition");
  if (declarator && depth < deepest.name)
    return declarator.namedChildCount > 0 ? nameOf(declarator, depth + 1) : declarator.text.slice(0, 100);
  if (depth >= deepest.name) return "";
  for (const child of node.namedChildren) {
    const name =
      child && (wrapper.test(child.type) || definition.test(child.type)) ? nameOf(child, depth + 1) : "";
    if (name !== "") return name;
  }
  return "";
}

/** Some grammars put annotations and comments inside the definition: the lens goes to the line of the name. */
function firstCodeRow(node: Node): number {
  const name = node.childForFieldName("name") ?? node.childForFieldName("definition");
  return name && name.startPosition.row - node.startPosition.row < 10
    ? name.startPosition.row
    : node.startPosition.row;
}
