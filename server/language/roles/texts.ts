import { languages } from "../languages.ts";
import { SyntaxNode } from "../parse/syntaxNode.ts";
import { readCall } from "./calls.ts";
import { isValueDefinition } from "./definitions.ts";
import { numericArguments } from "./formats.ts";
import { inRole } from "./inRole.ts";
import { isGroup, isTextBody } from "./tokens.ts";

/** A part of a text that is put together: written in the code, or the value of an expression. */
export type Piece = { readonly text: string } | { readonly node: SyntaxNode };

const formatters =
  /(?:^|\.)(?:format|sprintf|Sprintf|Format|formatted|asprintf|snprintf|vsprintf|concat|Concat|join|Join)$|^Q\w*String\w*(?:\(\)(?:\.arg\(\))*\.arg)?$/;
/** Whether a call puts a text together, by what is called. */
export function isFormatter(callee: string): boolean {
  return formatters.test(callee);
}

/** Methods that turn a literal into a text of another type. */
const conversions = /^(?:to_string|to_owned|into|clone)$/;
/** Macros of Rust whose first text is a format. */
const formatMacros = new Set(["format", "format_args", "write", "writeln", "print", "println", "concat"]);
/** Text literals side by side, which are one text. */
export const isAdjacentTexts = inRole(({ adjacentTexts }) => adjacentTexts);
/** A text that a shell runs where it stands: `` `ls` ``. */
export const isShellText = inRole(({ shellTexts }) => shellTexts);
/** Text that is no literal by itself: words of a list, what stands around PHP's code, literals side by side. */
export const isUnmarkedText = inRole(({ unmarkedTexts }) => unmarkedTexts);
/** A name as a value: Ruby's `:name`. */
export const isSymbol = inRole(({ symbols }) => symbols);

/** Node types of text literals over all languages: for looking nodes up by type. */
export const stringTypes: ReadonlySet<string> = new Set(languages.flatMap(({ roles }) => [...roles.texts]));

/** True for a text literal of any language, with or without interpolated expressions. */
export const isString = inRole(({ texts }) => texts);
/** A literal that holds one character. */
export const isCharacter = inRole(({ characters }) => characters);
/** A row of values of which a format takes one for each of its marks. */
export const isFormatRow = inRole(({ formatRows }) => formatRows);
/** An expression between two operands. */
export const isBinary = inRole(({ operations }) => operations);

const isTextFrame = inRole(({ textFrames }) => textFrames);
const isTextPart = inRole(({ textParts }) => textParts);
const isAnnouncement = inRole(({ announcedTexts }) => announcedTexts);
const isMacro = inRole(({ macroCalls }) => macroCalls);
const isPutIn = inRole(({ interpolations }) => interpolations);

/**
 * Takes an expression that builds a text apart: literals, concatenation, interpolation and formatting, in the
 * spelling of every language.
 */
export function piecesOf(node: SyntaxNode): Piece[] {
  if (isString(node)) return stringPieces(node);
  if (isBinary(node)) return binaryPieces(node);
  if (isAdjacentTexts(node))
    return node.namedChildren.flatMap((child) => formatMacro(child) ?? piecesOf(child));
  if (isTextFrame(node)) return node.namedChildren.flatMap(piecesOf);
  if (isMacro(node)) return macroPieces(node);
  if (isAnnouncement(node)) return heredocPieces(node);
  return callPieces(node) ?? [{ node }];
}

/** C's names for the formats of numbers, between the pieces of a text: `"%" PRIu64`. */
function formatMacro({ text }: SyntaxNode): Piece[] | undefined {
  const kind = /^(?:PRI|SCN)([dioxXu])(?:\d|LEAST|FAST|MAX|PTR)/.exec(text)?.[1];
  return kind === undefined ? undefined : [{ text: kind }];
}

/** The text of a literal without interpolated parts; undefined when it has any or is no literal. */
export function literalText(node: SyntaxNode): string | undefined {
  if (!isString(node) && !isAdjacentTexts(node)) return undefined;
  let text = "";
  for (const piece of piecesOf(node)) {
    if (!("text" in piece)) return undefined;
    text += piece.text;
  }
  return text;
}

/** The text that a macro stands for, `#define NAME "…"`: the preprocessor's text is not parsed. Undefined for anything else. */
export function macroText({ children, text, parent }: SyntaxNode): string | undefined {
  const isUnparsed = children.length === 0 && parent !== undefined && isValueDefinition(parent);
  return isUnparsed ? /^\s*"([^"]*)"\s*(?:$|\/[/*])/.exec(text)?.[1] : undefined;
}

/**
 * Ruby writes what `<<-TEXT` announces behind the line, outside of the statement: several of them in their order. What is
 * put into such a text counts as data, whatever it is.
 */
function heredocPieces(announced: SyntaxNode): Piece[] {
  const body = announcedText(announced);
  if (body === undefined) return [{ node: announced }];
  const isRaw = announced.text.includes("'");
  return !isRaw && body.includes("#{") ? [{ node: announced }] : [{ text: body }];
}

/** What stands below a line that announces a text, as it is written; undefined for anything else. */
export function announcedText(announced: SyntaxNode): string | undefined {
  if (!isAnnouncement(announced)) return undefined;
  const { source, start, end } = announced;
  const line = source.slice(source.lastIndexOf("\n", start) + 1, start);
  const wanted = [...line.matchAll(heredocs), ...announced.text.matchAll(heredocs)];
  let at = source.indexOf("\n", end) + 1;
  let body = "";
  for (const [, , name] of wanted) {
    const close = at === 0 || name === undefined ? undefined : closingLine(source, at, name);
    if (!close) return undefined;
    body = source.slice(at, close.start);
    at = close.end + 1;
  }
  return body;
}

const heredocs = /<<[~-]?(["'`]?)([A-Za-z_]\w*)\1/g;

/** The first line that says nothing but a word. @param from where a line begins */
function closingLine(
  source: string,
  from: number,
  word: string,
): { readonly start: number; readonly end: number } | undefined {
  for (let at = source.indexOf(word, from); at !== -1; at = source.indexOf(word, at + word.length)) {
    const [, margin] = /\n([ \t]*)$/.exec(source.slice(Math.max(from - 1, at - widestMargin), at)) ?? [];
    const behind = at + word.length;
    const rest = /^[ \t]*\r?(?=\n|$)/.exec(source.slice(behind, behind + widestMargin));
    if (margin !== undefined && rest) return { start: at - margin.length, end: behind + rest[0].length };
  }
  return undefined;
}

/** Signs around a word that ends a text: its indentation and what ends the line. */
const widestMargin = 200;

function stringPieces(node: SyntaxNode): Piece[] {
  const pieces: Piece[] = [];
  for (const child of node.children) {
    if (isPutIn(child)) pieces.push({ node: child });
    else if (isTextBody(child)) pieces.push(...stringPieces(child));
    else if (isTextPart(child)) pieces.push({ text: child.text });
  }
  if (pieces.length === 0) return [{ text: withoutQuotes(node.text) }];
  return pieces;
}

/** A literal as written, without its quotes and prefixes. */
export function withoutQuotes(text: string): string {
  return text.replace(/^[a-zA-Z@$]{0,3}#{0,5}("""|'''|["'`])/, "").replace(/("""|'''|["'`])#{0,5}$/, "");
}

/** Whether an expression puts texts together, told by its own type and operator alone. */
export function joinsText(node: SyntaxNode): boolean {
  if (isString(node) || isAdjacentTexts(node)) return true;
  if (isBinary(node)) return isJoin(node) || operatorOf(node) === "%";
  if (isMacro(node)) return isFormatMacro(node);
  const call = readCall(node);
  return call !== undefined && (formatters.test(call.callee) || conversions.test(call.name));
}

/** A literal, or several that stand side by side. */
export function isText(node: SyntaxNode): boolean {
  return isString(node) || isAdjacentTexts(node) || (isGroup(node) && node.namedChildren.every(isText));
}

const joinOperators: ReadonlySet<string | undefined> = new Set(["+", ".", "<<", ".."]);

/** PHP adds with the sign that joins texts elsewhere. */
function isJoin(node: SyntaxNode): boolean {
  const operator = operatorOf(node);
  return joinOperators.has(operator) && !(operator === "+" && node.language.grammar === "php");
}

export function operatorOf(node: SyntaxNode): string | undefined {
  return node.children.find((child) => !child.named)?.type;
}

/** A chain of `+` leans to the left and may be thousands of operands long: it is walked, not recursed into. */
function binaryPieces(node: SyntaxNode): Piece[] {
  const operands: SyntaxNode[] = [];
  let left = node;
  while (isBinary(left) && isJoin(left)) {
    const [first, last] = [left.namedChildren[0], left.namedChildren.at(-1)];
    if (!first || !last || first === last) break;
    operands.push(last);
    left = first;
  }
  if (operands.length === 0) return formattedPieces(node);
  const pieces = left === node ? [] : piecesOf(left);
  for (const operand of operands.reverse()) for (const piece of piecesOf(operand)) pieces.push(piece);
  return pieces;
}

/** `"… %s" % value` of Python and Ruby. */
function formattedPieces(node: SyntaxNode): Piece[] {
  const [left, right] = [node.namedChildren[0], node.namedChildren.at(-1)];
  if (!left || !right || operatorOf(node) !== "%" || !isText(left)) return [{ node }];
  const values = isFormatRow(right) ? right.namedChildren : [right];
  const numbers = numericArguments(literalText(left) ?? "");
  // What the format takes as a number holds no text.
  const texts = values.filter((_, index) => !numbers.has(index));
  return [...piecesOf(left), ...texts.map((value) => ({ node: value }))];
}

function callPieces(node: SyntaxNode): Piece[] | undefined {
  const call = readCall(node);
  if (!call) return undefined;
  const receiver = node.child("object") ?? node.child("function")?.namedChildren[0] ?? node.child("receiver");
  if (conversions.test(call.name)) return receiver && isString(receiver) ? piecesOf(receiver) : undefined;
  // `shlex.join` quotes what it joins.
  if (!formatters.test(call.callee) || /^(?:shlex|Shellwords)\./.test(call.callee)) return undefined;
  const head = receiver ? receiverPieces(receiver, call.name) : [];
  const values = call.arguments.map(({ value }) => value);
  const isText = /^(?:concat|Concat|join|Join|Format)$/.test(call.name);
  const isPrintf = /printf$/i.test(call.name);
  const at = isText ? -1 : values.findIndex((value) => literalText(value)?.includes("%"));
  const format = values[at];
  const numbers = numericArguments((format && literalText(format)) ?? (head.length > 0 ? textOf(head) : ""));
  // The buffer that C prints to is none of the text.
  const given = values.filter((_, index) => index >= (isPrintf ? at : 0) && !numbers.has(index - at - 1));
  return [...head, ...given.flatMap(piecesOf)];
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ("text" in piece ? piece.text : "?")).join("");
}

/** `"…".format(x)` has the text in front, `list.join(x)` the values; of `String.format(x)` it is but a name. */
function receiverPieces(receiver: SyntaxNode, method: string): Piece[] {
  if (isText(receiver)) return piecesOf(receiver);
  // Qt: `QString("… %1").arg(value)`.
  if (method === "arg") return piecesOf(receiver);
  const isName = /^(?:[Ss]tring|strings|path|os\.path|posixpath|Path)$/.test(receiver.text);
  return (method === "join" || method === "concat") && !isName ? [{ node: receiver }] : [];
}

function isFormatMacro(node: SyntaxNode): boolean {
  return formatMacros.has(node.child("macro")?.text.replace(/^.*::/, "") ?? "");
}

/** `format!("… {} {name}", x)`: arguments and names within braces are the parts that vary. */
function macroPieces(node: SyntaxNode): Piece[] {
  const { macroTokens } = node.language.roles;
  const tokens = node.children.find(({ type }) => type === macroTokens);
  if (!isFormatMacro(node) || !tokens) return [{ node }];
  const pieces: Piece[] = [];
  for (const child of tokens.namedChildren) {
    const isCall = child.type === macroTokens && child.previousSibling?.named;
    if (isCall) pieces.pop();
    if (isCall && child.previousSibling) pieces.push({ node: spanning(child.previousSibling, child) });
    else if (isString(child)) pieces.push(...stringPieces(child), ...capturedNames(child, tokens));
    else pieces.push({ node: child });
  }
  return pieces;
}

/** `{name}` within a format takes a variable's value, unless an argument has that name. */
function capturedNames(format: SyntaxNode, tokens: SyntaxNode): Piece[] {
  const { start, origin } = format;
  return [...format.text.matchAll(/(?<!\{)\{([a-z_]\w*)(?::[^{}]*)?\}/g)].flatMap(
    ({ 1: name = "", index }) => {
      const isGiven = tokens.children.some(
        ({ text, nextSibling }) => text === name && nextSibling?.text === "=",
      );
      const at = start + index + 1;
      return isGiven
        ? []
        : [{ node: new SyntaxNode("identifier", true, undefined, at, at + name.length, format, origin) }];
    },
  );
}

/** Macros are not parsed: a name and the brackets behind it stand for a call. */
function spanning(first: SyntaxNode, last: SyntaxNode): SyntaxNode {
  return new SyntaxNode(macroPiece, true, undefined, first.start, last.end, first.parent, first.origin);
}

/** No grammar's: the type of what stands for such a call. */
const macroPiece = "macro_call";

/** Whether a piece of a text stands for a call within a macro. */
export function isMacroPiece(node: SyntaxNode): boolean {
  return node.type === macroPiece;
}
