import {
  type AnyNode,
  childrenOf,
  endOf,
  isNamed,
  languageFactsOf,
  namedChildrenOf,
  nextNamed,
  parentOf,
  previousNamed,
  startOf,
} from "../parse/anyNode.ts";
import { SyntaxNode } from "../parse/syntaxNode.ts";
import { isDecorator } from "../roles/decorators.ts";
import { announcesFunction, framed, isDefinition, unframed } from "../roles/definitions.ts";
import { inRole } from "../roles/inRole.ts";
import { isAssignment } from "../roles/operations.ts";
import { isExpressionStatement } from "../roles/statements.ts";
import { isBlock, isComment, isTextLiteral, significantNamed } from "../roles/tokens.ts";
import { commentLines } from "./commentBody.ts";
import { type CommentKind, commentKind } from "./commentKind.ts";

const opensCode = inRole(({ openings }) => openings);
/** Frames around definitions are so deep at most: `export default async function`, `public static final int`. */
const deepestFrame = 6;
/** Comments of one kind in a row that are looked at. */
const mostInRow = 200;

/** The kind of a comment in a tree; a text that documents its function is `documentation` too. */
export function kindOfComment(comment: AnyNode): CommentKind {
  if (!isComment(comment)) return isDocumentationString(comment) ? "documentation" : "plain";
  const { style, place } = styleOf(comment);
  const start = startOf(comment);
  return commentKind(comment.text, {
    style,
    isAtHead: isAtHead(comment),
    isFirstLine: start === 0,
    ...(place ? { isBeforeDefinition: documented(comment) !== undefined } : {}),
  });
}

function styleOf(node: AnyNode) {
  const style = languageFactsOf(node).roles.documentation;
  return { style, place: style.place === true };
}

/** A comment that tells what is documented from what is not: by its marks, or by standing right above it. */
export function isDocumentationComment(comment: AnyNode): boolean {
  return kindOfComment(comment) === "documentation";
}

/** A text that stands first in a module, class or function and says what it is, as Python has them. */
export function isDocumentationString(node: AnyNode): boolean {
  if (!isTextLiteral(node) || languageFactsOf(node).roles.documentation.string !== true) return false;
  if (computed.test(node.text)) return false;
  const statement = parentOf(node);
  if (!statement || !isStatement(statement) || significantNamed(statement).length !== 1) return false;
  const block = parentOf(statement);
  if (!block || !isBlock(block)) return false;
  const first = significantNamed(block)[0];
  if (first && startOf(first) === startOf(statement)) {
    const owner = parentOf(block);
    return owner === undefined || isDefinition(owner) || owner.type === block.type;
  }
  // Attributes are documented by a text behind them.
  const before = previousNamed(statement);
  const [given] = before && isStatement(before) ? significantNamed(before) : [];
  return given !== undefined && isAssignment(given);
}

/** Bytes, and texts that are put together when the code runs, document nothing. */
const computed = /^[rRuU]?[bBfFtT]/;

function isStatement(node: AnyNode): boolean {
  return languageFactsOf(node).roles.frames.has(node.type) && isExpressionStatement(node);
}

/** No code stands before the comment in its file. */
function isAtHead(comment: AnyNode): boolean {
  const source = comment instanceof SyntaxNode ? comment.source : undefined;
  let node: AnyNode | undefined = comment;
  for (let count = 0; node && count < mostInRow; count++) {
    const before: AnyNode | undefined = previousNamed(node);
    if (before && !isComment(before) && !opensCode(before)) return false;
    if (!before) {
      // Above a unit that was copied alone its siblings are missing: the text before tells.
      const parent = parentOf(node);
      if (parent?.parent) return startOf(parent) >= startOf(node) && isAtHead(parent);
      return source === undefined || !hasCodeBefore(source, startOf(node));
    }
    node = before;
  }
  return false;
}

/** Farther down no licence stands. */
const headLength = 20_000;

function hasCodeBefore(source: string, start: number): boolean {
  if (start > headLength) return true;
  return /^(?!\s*(?:\/\/|#|--|;|\/?\*|<\?php|<!--|%|"""|$)).*\S/m.test(
    source.slice(0, start).replace(/\/\*[\s\S]*?\*\//g, ""),
  );
}

/**
 * The node that a comment speaks of: for documentation and for comments right above a definition, that definition with
 * what frames it; for a documenting text, what holds it; undefined where it speaks of nothing in particular.
 */
export function documented<N extends AnyNode>(comment: N): N | undefined {
  if (!isComment(comment)) return isDocumentationString(comment) ? holder(comment) : undefined;
  if (pointsBack(comment)) return definitionBefore(comment);
  let last = comment;
  let next = following(last);
  for (let count = 0; next && isPassedOver(next) && count < mostInRow; count++) {
    if (isComment(next) && !isAdjacent(last, next)) return undefined;
    last = next;
    next = following(last);
  }
  if (!next || !isAdjacent(last, next) || !isSubject(next) || isInner(comment)) return undefined;
  return sharesLine(comment) ? undefined : next;
}

/** `/**<` and `///<` speak of what stands before them. */
function pointsBack(comment: AnyNode): boolean {
  return /^\/(?:\*[*!]|\/[/!])</.test(comment.text);
}

function isSubject(node: AnyNode): boolean {
  return isDefinition(node) || announcesFunction(node);
}

/** Whether documentation speaks of the module it stands in, and of nothing that follows. */
function isInner(comment: AnyNode): boolean {
  return styleOf(comment).style.inner?.test(comment.text) === true;
}

function definitionBefore<N extends AnyNode>(comment: N): N | undefined {
  const before = previousNamed(comment);
  return before && isDefinition(before) ? before : undefined;
}

function holder<N extends AnyNode>(text: N): N | undefined {
  const statement = parentOf(text);
  const block = statement && parentOf(statement);
  const owner = block && parentOf(block);
  return owner ?? block;
}

/** Comments, attributes and decorators between documentation and what it speaks of. */
function isPassedOver(node: AnyNode): boolean {
  return isComment(node) || languageFactsOf(node).attributes.has(node.type) || isDecorator(node);
}

/** What comes after a comment; in Ruby the one above a class's first member stands before the body that holds the member. */
function following<N extends AnyNode>(comment: N): N | undefined {
  const next = nextNamed(comment) ?? nextOutside(comment);
  const [first] = next && isBlock(next) ? namedChildrenOf(next) : [];
  return first && startOf(first) === startOf(next ?? first) ? first : next;
}

/** What comes before a node, which may stand outside the body that begins with it. */
function preceding<N extends AnyNode>(node: N): N | undefined {
  const before = previousNamed(node);
  const body = parentOf(node);
  if (before || !body || !isBlock(body) || startOf(body) !== startOf(node)) return before;
  const outside = previousNamed(body);
  return outside && isComment(outside) ? outside : undefined;
}

/** A comment may end up as the last child of the node before the one it documents. */
function nextOutside<N extends AnyNode>(comment: N): N | undefined {
  const parent = parentOf(comment);
  return parent && endOf(parent) === endOf(comment) && parent.parent ? nextNamed(parent) : undefined;
}

/** No blank line stands between two nodes. */
function isAdjacent(one: AnyNode, other: AnyNode): boolean {
  return gapRows(one, other) <= 1;
}

function gapRows(one: AnyNode, other: AnyNode): number {
  if (one instanceof SyntaxNode) {
    const gap = one.source.slice(one.end, startOf(other));
    // Some grammars count the line's end as part of a line comment.
    return gap.split("\n").length - 1 + (one.text.endsWith("\n") ? 1 : 0);
  }
  const { row, column } = one.endPosition;
  return (other instanceof SyntaxNode ? row : other.startPosition.row) - (column === 0 ? row - 1 : row);
}

/** The code that stands before a comment on its line: it speaks of that. */
export function codeBeside<N extends AnyNode>(comment: N): N | undefined {
  const before = previousNamed(comment);
  return before && !isComment(before) && gapRows(before, comment) === 0 ? before : undefined;
}

function sharesLine(comment: AnyNode): boolean {
  return codeBeside(comment) !== undefined;
}

/** The comments that belong to a node: those right above it, without a blank line between, and one behind it on its line. */
export function commentsOf<N extends AnyNode>(node: N): readonly N[] {
  const outer = framed(node);
  const found: N[] = [];
  let next = outer;
  let before = preceding(outer);
  for (let count = 0; before && isPassedOver(before) && count < mostInRow; count++) {
    if (isComment(before)) {
      if (!isAdjacent(before, next) || sharesLine(before) || pointsBack(before)) break;
      found.unshift(before);
    }
    next = before;
    before = previousNamed(before);
  }
  const behind = nextNamed(outer);
  if (behind && isComment(behind) && (gapRows(outer, behind) === 0 || pointsBack(behind))) found.push(behind);
  const within = behindWithin(outer);
  return within ? [...found, within] : found;
}

/** Some grammars put a comment behind a body into the body: after its bracket, or on the one line of all. */
function behindWithin<N extends AnyNode>(node: N): N | undefined {
  let holder = node;
  for (let depth = 0; depth < deepestFrame; depth++) {
    const [last, before] = childrenOf(holder).slice(-2).reverse();
    if (!last || endOf(last) !== endOf(node)) return undefined;
    if (isComment(last)) {
      const isBehind = before !== undefined && gapRows(before, last) === 0;
      const isOfAll = before !== undefined && (!isNamed(before) || isOnOneLine(node));
      return isBehind && isOfAll ? last : undefined;
    }
    holder = last;
  }
  return undefined;
}

function isOnOneLine(node: AnyNode): boolean {
  return node instanceof SyntaxNode
    ? !node.text.trimEnd().includes("\n")
    : node.startPosition.row === node.endPosition.row;
}

/**
 * What documents a definition: the comments above it that are written as documentation is in its language, or the text
 * in its body. Empty where nothing does.
 */
export function documentationOf<N extends AnyNode>(node: N): readonly N[] {
  const { style } = styleOf(node);
  if (style.string) {
    const body =
      namedChildrenOf(unframed(node)).find((child) => isBlock(child)) ?? (isBlock(node) ? node : undefined);
    const first = body && significantNamed(body)[0];
    const text = first && significantNamed(first)[0];
    return text && isDocumentationString(text) ? [text] : [];
  }
  const outer = framed(node);
  return commentsOf(node).filter(
    (comment) =>
      (startOf(comment) < startOf(outer) || pointsBack(comment)) &&
      !isInner(comment) &&
      (style.place ? commentKind(comment.text) === "plain" : isDocumentationComment(comment)),
  );
}

/** The text of what documents a node, without signs, but indented as it was; empty where nothing does. */
export function documentationText(node: AnyNode): string {
  return documentationOf(node)
    .flatMap((comment) => commentLines(comment.text.trimEnd()))
    .map(({ text, indent }) => " ".repeat(Math.max(0, indent - 1)) + text)
    .join("\n")
    .replace(/^\n+/, "")
    .trimEnd();
}
