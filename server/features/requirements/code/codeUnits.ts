import { codeBeside, documented, isDocumentationString } from "../../../language/comments/documentation.ts";
import type { LanguageFacts } from "../../../language/languageFacts.ts";
import { languageFactsOf } from "../../../language/parse/anyNode.ts";
import { copyNode, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { Node, TreeCursor } from "../../../language/parse/treeSitter.ts";
import { isBinding } from "../../../language/roles/bindings.ts";
import {
  definedName,
  framed,
  framesDefinition,
  holdsCode,
  isDefinition,
  mayHoldCode,
} from "../../../language/roles/definitions.ts";
import { isStatement } from "../../../language/roles/statements.ts";
import { isBlock, isComment, isTextLiteral } from "../../../language/roles/tokens.ts";
import type { UnitRange } from "../requirement.ts";

/** How deep units are looked for, and how deep a leaf lies in its comment or documentation. */
const deepest = { unit: 8, documentation: 4 } as const;
/** Longer names are cut, in characters. */
const longestName = 100;
/** Annotations and comments take up fewer lines before a name. */
const farthestName = 10;

/** Whether an offset lies in a comment or in a documentation string. */
export function isInDocumentation(tree: SyntaxTree, offset: number): boolean {
  return commentAt(tree, offset) !== undefined;
}

/** Whether an offset lies in a text of the program, as opposed to its code. */
export function isInText(tree: SyntaxTree, offset: number): boolean {
  let node = tree.rootNode.descendantForIndex(offset, offset);
  for (let depth = 0; node && depth < deepest.documentation; depth++, node = node.parent)
    if (isTextLiteral(node)) return true;
  return false;
}

/** The code that a comment at an offset is about; undefined when there is none. */
export function findUnit(tree: SyntaxTree, offset: number): UnitRange | undefined {
  const node = unitNode(tree, offset);
  return node && toRange(node);
}

/** The code that an annotation or decorator at an offset belongs to; undefined when there is none. */
export function findAnnotated(tree: SyntaxTree, offset: number): UnitRange | undefined {
  for (let at = tree.rootNode.descendantForIndex(offset, offset); at; at = at.parent)
    if (isFunctionNode(at) || isDefinition(at)) return toRange(framed(at));
  return undefined;
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
      if (isApart && !isOwn && isSmall && found.length < beside.most && mayDeclare(child)) found.push(child);
    }
  return found.flatMap((each) => copyUnit(tree, toRange(each)) ?? []);
}

/** A definition, a binding, a statement. */
function mayDeclare(node: Node): boolean {
  return isDefinition(node) || isBinding(node) || (isStatement(node) && !isBlock(node));
}

/** Every function, method and class of a file, in document order, nested functions left out. */
export function allUnits(tree: SyntaxTree): UnitRange[] {
  return [...unitNodes(tree)].map(toRange);
}

/** The nodes of {@link allUnits}. */
export function* unitNodes(tree: SyntaxTree): Generator<Node> {
  const cursor = tree.rootNode.walk();
  try {
    yield* unitsBelow(cursor, tree.language, 0, false);
  } finally {
    cursor.delete();
  }
}

/** The units below the cursor's node; the cursor comes back to it. */
function* unitsBelow(
  cursor: TreeCursor,
  language: LanguageFacts,
  depth: number,
  isWithinUnit: boolean,
): Generator<Node> {
  if (!cursor.gotoFirstChild()) return;
  do {
    if (cursor.nodeIsNamed && !language.comments.has(cursor.nodeType))
      yield* unitsAt(cursor, language, depth, isWithinUnit);
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
}

/** The unit that the cursor's node is, and those below it. */
function* unitsAt(
  cursor: TreeCursor,
  language: LanguageFacts,
  depth: number,
  isWithinUnit: boolean,
): Generator<Node> {
  const unit = mayHoldCode(cursor.nodeType, language) ? cursor.currentNode : undefined;
  if (!unit || !holdsCode(unit)) {
    if (depth < deepest.unit) yield* unitsBelow(cursor, language, depth + 1, false);
    return;
  }
  // What a frame such as `export` holds is the same unit as the frame.
  if (!isWithinUnit) yield unit;
  if (!isFunctionNode(unit)) yield* unitsBelow(cursor, language, depth + 1, framesDefinition(unit));
}

/** The comment or documenting text that an offset lies in. */
function commentAt(tree: SyntaxTree, offset: number): Node | undefined {
  let node = tree.rootNode.descendantForIndex(offset, offset);
  for (let depth = 0; node && depth < deepest.documentation; depth++, node = node.parent)
    if (isComment(node) || isDocumentationString(node)) return node;
  return undefined;
}

/** What a comment documents, else the code around it, else the statement beside it or below it. */
function unitNode(tree: SyntaxTree, offset: number): Node | undefined {
  const comment = commentAt(tree, offset);
  if (!comment) return undefined;
  const own = documented(comment);
  if (own && own.parent !== null) return framed(own);
  const around = enclosing(comment);
  if (around) return around;
  const beside = codeBeside(comment);
  if (beside) return beside;
  let next = isComment(comment) ? comment.nextNamedSibling : null;
  while (next && isComment(next)) next = next.nextNamedSibling;
  return next && next.parent?.parent === null ? next : undefined;
}

function enclosing(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent)
    if (isFunctionNode(at) || (isDefinition(at) && !framesDefinition(at))) return framed(at);
  return undefined;
}

function isFunctionNode(node: Node): boolean {
  return languageFactsOf(node).functions.has(node.type);
}

/** The range of a unit, with its name. */
export function toRange(node: Node): UnitRange {
  const name = definedName(node);
  return {
    name: name?.text.slice(0, longestName) ?? "",
    start: node.startIndex,
    end: node.endIndex,
    line: rowOf(node, name),
  };
}

/** Some grammars put annotations and comments inside the definition: the lens goes to the line of the name. */
function rowOf(node: Node, name: Node | undefined): number {
  const { row } = node.startPosition;
  return name && name.startPosition.row - row < farthestName ? name.startPosition.row : row;
}
