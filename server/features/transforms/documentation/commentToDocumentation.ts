import { commentBody } from "../../../language/comments/commentBody.ts";
import {
  commentsOf,
  documentationOf,
  documented,
  isDocumentationString,
  kindOfComment,
} from "../../../language/comments/documentation.ts";
import { isImport } from "../../../language/names/importedModules.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundName, isBinding } from "../../../language/roles/bindings.ts";
import { framed, isDefinition } from "../../../language/roles/definitions.ts";
import { isConstantName } from "../../../language/roles/names.ts";
import { isBlock, isComment, significantNamed } from "../../../language/roles/tokens.ts";
import type { OffsetEdit, Rewrite, Transform, TransformContext } from "../transform.ts";
import {
  doxygen,
  goDoc,
  javadoc,
  jsDoc,
  phpDoc,
  rustDoc,
  tsDoc,
  type Writer,
  xmlDoc,
  yard,
} from "./blocks.ts";
import { describe, unfit } from "./described.ts";
import { docstring } from "./docstring.ts";

const writers: Readonly<Record<string, Writer>> = {
  ...{ javascript: jsDoc, javascriptreact: jsDoc, typescript: tsDoc, typescriptreact: tsDoc },
  ...{ java: javadoc, csharp: xmlDoc, php: phpDoc, c: doxygen, cpp: doxygen },
  ...{ rust: rustDoc, go: goDoc, ruby: yard },
};

/** A plain comment above a function, class or constant → documentation as the language writes it. */
export const commentToDocumentation: Transform = {
  name: "comment-to-documentation",
  title: "Convert comment to documentation",
  kind: "refactor.rewrite",
  languages: [...Object.keys(writers), "python"],
  example: [
    "# adds two numbers\ndef add(one, other):\n    return one + other",
    'def add(one, other):\n    """Adds two numbers.\n\n    Args:\n        one:\n        other:\n\n    Returns:\n        The result.\n    """\n    return one + other',
  ],
  exampleLanguage: "python",
  refuses: [
    "What is imported, and in Python names that are not written as those of constants.",
    "Directives, licences, titles of sections, notes of what is to be done, and code that was commented out.",
    "Everywhere at once, comments above one of several constants in a row: they may speak of all. At one place the title says so.",
    "Words that hold the sign that would close the documentation, and Python functions on one line.",
  ],
  rewrite(node, context) {
    const found = isComment(node) ? belowComment(node) : atHead(node, context);
    if (!found || found.comments.length === 0) return undefined;
    const { comments, definition } = found;
    if (documentationOf(inner(definition)).length > 0 && !isPlaced(definition)) return undefined;
    const why = unfit(describe(comments, definition).lines);
    if (why) return { refused: why };
    const written = isPython(definition)
      ? toDocstring(comments, definition, context)
      : toBlock(comments, definition, context);
    const isTitle = written && "edits" in written && isFollowedByAlike(definition);
    return isTitle ? { ...written, assumes: "the comment speaks of this one alone" } : written;
  },
};

/** A constant right above another: what stands above the first may speak of all of them. */
function isFollowedByAlike(definition: SyntaxNode): boolean {
  const core = inner(definition);
  if (isFunction(core) || core.child("body") !== undefined) return false;
  const { source, end, type } = definition;
  const next = definition.nextSibling;
  const isNext = next && /^[^\n]*\n[^\S\n]*$/.test(source.slice(end, next.start));
  return isNext === true && next.type === type;
}

interface Found {
  /** In a row, all of them plain. */
  readonly comments: readonly SyntaxNode[];
  /** With its frames. */
  readonly definition: SyntaxNode;
}

/** The definition that a comment above it, or in its head, speaks of. */
function belowComment(comment: SyntaxNode): Found | undefined {
  const below = documented(comment);
  const found = below ? above(below) : inHead(comment);
  return found?.comments.includes(comment) ? found : undefined;
}

/** At the name of a definition, the comment that speaks of it. */
function atHead(node: SyntaxNode, { selection }: TransformContext): Found | undefined {
  if (!isDefinition(node) || selection.end === 0) return undefined;
  const body = node.child("body");
  if (body && selection.start > body.start) return undefined;
  return above(framed(node)) ?? inHeadOf(node);
}

function above(definition: SyntaxNode): Found | undefined {
  if (!isWorthIt(definition)) return undefined;
  const outer = framed(definition);
  const comments = commentsOf(outer).filter((each) => each.start < outer.start && isAlone(each));
  const plain = comments.filter(isPlain);
  const first = plain[0] && comments.indexOf(plain[0]);
  if (first === undefined) return undefined;
  const isRow = plain.every((each, index) => comments[first + index] === each);
  return isRow && !isInSentence(plain[0], comments[first - 1])
    ? { comments: plain, definition: outer }
    : undefined;
}

/** A comment goes on with what the one on the line above begins, which is no plain one. */
function isInSentence(comment: SyntaxNode | undefined, before: SyntaxNode | undefined): boolean {
  if (!comment || !before) return false;
  const isNext = /^\n?[^\S\n]*$/.test(comment.source.slice(before.end, comment.start));
  const [first = ""] = commentBody(comment.text).trim();
  return isNext && first !== first.toUpperCase();
}

/** Variables within functions have no documentation of their own, unless they hold functions; what is imported has its own. */
function isWorthIt(definition: SyntaxNode): boolean {
  const core = inner(definition);
  if (isFunction(core) || core.language.roles.definitions.has(core.type)) return true;
  let parent = definition.parent;
  while (parent && !isFunction(parent)) parent = parent.parent;
  if (parent !== undefined) return false;
  return isPython(definition) ? isPythonConstant(core) : !isImport(definition);
}

/** A name in capitals, which no text documents yet. */
function isPythonConstant(core: SyntaxNode): boolean {
  const target = isBinding(core) ? boundName(core) : undefined;
  const behind = core.parent?.nextSibling;
  const text = behind && (significantNamed(behind)[0] ?? behind);
  return target !== undefined && isConstantName(target) && !(text && isDocumentationString(text));
}

/** The definition within its frames. */
function inner(definition: SyntaxNode): SyntaxNode {
  const { roles } = definition.language;
  const frames = ({ type }: SyntaxNode) => roles.frames.has(type) || type in roles.bindings;
  const mayBeWithin = (node: SyntaxNode) =>
    isFunction(node) || roles.definitions.has(node.type) || frames(node);
  let core = definition;
  while (frames(core)) {
    const next = core.namedChildren.find(mayBeWithin);
    if (!next) break;
    core = next;
  }
  return core;
}

/** Behind the head on its line, or first in the body with a blank line behind it: it speaks of the whole. */
function inHead(comment: SyntaxNode): Found | undefined {
  const { parent } = comment;
  const owner = parent && isBlock(parent) ? parent.parent : parent;
  return owner && (isFunction(owner) || isDefinition(owner)) ? inHeadOf(owner) : undefined;
}

function inHeadOf(owner: SyntaxNode): Found | undefined {
  const body = owner.child("body");
  if (!body || !isBlock(body)) return undefined;
  const candidates = isPython(owner) ? between(owner, body) : leading(body);
  const [first] = candidates;
  const last = candidates.at(-1);
  if (!first || !last || !candidates.every(isPlain)) return undefined;
  const start = isPython(owner) ? first.start : body.start;
  const isOnHeadLine = !first.source
    .slice(isPython(owner) ? headEnd(owner, body) : start, first.start)
    .includes("\n");
  const behind = first.source.slice(last.end).match(/^[^\S\n]*\n[^\S\n]*\n/);
  if (!(isOnHeadLine && candidates.length === 1) && (isOnHeadLine || !behind)) return undefined;
  return { comments: candidates, definition: framed(owner) };
}

function headEnd(owner: SyntaxNode, body: SyntaxNode): number {
  return owner.children.filter(({ named, start }) => !named && start < body.start).at(-1)?.end ?? owner.start;
}

function between(owner: SyntaxNode, body: SyntaxNode): readonly SyntaxNode[] {
  const end = headEnd(owner, body);
  return owner.children.filter((child) => isComment(child) && child.start >= end && child.start < body.start);
}

function leading(body: SyntaxNode): readonly SyntaxNode[] {
  const [, ...rest] = body.children;
  const end = rest.findIndex((child) => !isComment(child));
  return rest.slice(0, end < 0 ? rest.length : end);
}

/** Languages in which what stands above a definition is its documentation write only what is missing. */
function isPlaced({ language }: SyntaxNode): boolean {
  return language.roles.documentation.place === true;
}

function isPlain(comment: SyntaxNode): boolean {
  const kind = kindOfComment(comment);
  return kind === "plain" || (kind === "documentation" && isPlaced(comment));
}

function isPython({ language }: SyntaxNode): boolean {
  return language.roles.documentation.string === true;
}

/** Nothing else stands on its lines. */
function isAlone({ source, start, end, text }: SyntaxNode): boolean {
  const before = source.slice(source.lastIndexOf("\n", start - 1) + 1, start);
  return before.trim() === "" && (text.endsWith("\n") || /^[^\S\n]*(?:\n|$)/.test(source.slice(end)));
}

function toBlock(
  comments: readonly SyntaxNode[],
  definition: SyntaxNode,
  context: TransformContext,
): Rewrite | undefined {
  const write = writers[context.languageId];
  const written = write?.(describe(comments, definition), context.text);
  if (!written || !("length" in written)) return written;
  if (written.length === 0) return undefined;
  const [first] = comments;
  const last = comments.at(-1);
  if (!first || !last) return undefined;
  const isAbove = first.start < definition.start;
  const { indent, newline } = layoutAt(isAbove ? first.start : definition.start, context.text);
  const block = written.join(`${newline}${indent}`);
  if (isAbove) {
    const end = last.end - (last.text.length - last.text.trimEnd().length);
    return { edits: [{ start: first.start, end, text: block }] };
  }
  return {
    edits: [
      { start: definition.start, end: definition.start, text: `${block}${newline}${indent}` },
      withoutLines(first.start, last.end, context.text),
    ],
  };
}

function toDocstring(
  comments: readonly SyntaxNode[],
  definition: SyntaxNode,
  { text }: TransformContext,
): Rewrite | undefined {
  const owner = inner(definition);
  const body = owner.child("body");
  const [first] = comments;
  const last = comments.at(-1);
  if (!first || !last) return undefined;
  if (!body) return belowConstant(comments, definition, text);
  const at = text.indexOf("\n", headEnd(owner, body)) + 1;
  if (at === 0 || body.start < at) return { refused: "Its body stands on the line of its head." };
  const { indent, newline } = layoutAt(body.start, text);
  const outer = layoutAt(owner.start, text).indent;
  const width =
    indent.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : "    ";
  const lines = docstring(describe(comments, definition), text, width);
  if (!("length" in lines)) return lines;
  const written = lines.map((line) => (line === "" ? newline : `${indent}${line}${newline}`)).join("");
  const removed = withoutLines(first.start, last.end, text);
  // A comment in the head's own lines gives way where it stands.
  const edits: OffsetEdit[] =
    removed.start === at ? [{ ...removed, text: written }] : [removed, { start: at, end: at, text: written }];
  return { edits };
}

/** PEP 257 calls it an attribute docstring: a text right behind what is given a value. */
function belowConstant(
  comments: readonly SyntaxNode[],
  definition: SyntaxNode,
  text: string,
): Rewrite | undefined {
  const [first] = comments;
  const last = comments.at(-1);
  const lineEnd = text.indexOf("\n", definition.end);
  const end = lineEnd < 0 ? text.length : lineEnd - (text[lineEnd - 1] === "\r" ? 1 : 0);
  const rest = text.slice(definition.end, end).trim();
  if (!first || !last || !(rest === "" || rest.startsWith("#"))) return undefined;
  const { indent, newline } = layoutAt(definition.start, text);
  const lines = docstring(describe(comments, definition), text, "");
  if (!("length" in lines)) return lines;
  const written = lines.map((line) => (line === "" ? newline : `${newline}${indent}${line}`)).join("");
  return { edits: [withoutLines(first.start, last.end, text), { start: end, end, text: written }] };
}

/** The lines from one offset to another taken out; behind code, only what follows it. */
function withoutLines(start: number, end: number, text: string): OffsetEdit {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const isBehindCode = text.slice(lineStart, start).trim() !== "";
  const lineEnd = text.indexOf("\n", text[end - 1] === "\n" ? end - 1 : end);
  if (!isBehindCode) return { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1, text: "" };
  const code = text.slice(0, start).trimEnd().length;
  const stop = lineEnd < 0 ? end : lineEnd - (text[lineEnd - 1] === "\r" ? 1 : 0);
  return { start: code, end: stop, text: "" };
}

function layoutAt(offset: number, text: string): { readonly indent: string; readonly newline: string } {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return { indent: /^\s*/.exec(line)?.[0] ?? "", newline: text.includes("\r\n") ? "\r\n" : "\n" };
}
