import type { TextDocument } from "vscode-languageserver-textdocument";
import { dataOf } from "../../language/dataOf.ts";
import { placeInText as placeBySigns } from "../../language/lexical/placeInText.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import type { Node } from "../../language/parse/treeSitter.ts";
import { isComment, isName, isTextLiteral } from "../../language/roles/tokens.ts";

/** A leaf of a comment or a string is never deeper in it. */
const deepest = 4;
/** Markdown and its like: text about code, which quotes code. */
const documentation = new Set([
  "markdown",
  "plaintext",
  "restructuredtext",
  "asciidoc",
  "latex",
  "html",
  "quarto",
]);

/** Where a position is. */
export type PositionKind =
  /** Sentences: a comment, a string with spaces, documentation. */
  | "prose"
  /** A name, a string that is one word, code in documentation. */
  | "name"
  /** A keyword, an operator, a literal: `text` is what stands there. */
  | { readonly token: string; readonly languageId: string };

/** Tells where an offset is. Text without a parser counts as prose: Markdown, plain text, configuration. */
export async function positionKindAt(
  syntax: Syntax,
  document: TextDocument,
  offset: number,
): Promise<PositionKind | undefined> {
  const { languageId } = document;
  if (!syntax.supports(languageId)) return placeInText(document, offset);
  const tree = await syntax.parse(document);
  if (!tree) return "prose";
  let token: Node | undefined;
  for (const at of [offset, offset - 1]) {
    const leaf = at < 0 ? null : tree.rootNode.descendantForIndex(at, at);
    if (!leaf) continue;
    if (isName(leaf)) return "name";
    const within = textAround(leaf);
    if (within) return within;
    if (leaf.childCount === 0) token ??= leaf;
  }
  return token && token.text.trim() !== "" && token.text.length <= longestToken
    ? { token: token.text, languageId }
    : undefined;
}

/** What the comment or text around a leaf makes of it; undefined where there is none. */
function textAround(leaf: Node): PositionKind | undefined {
  // Code inside a template string (`${…}`) is found as an identifier or other leaf before its string is.
  let node: Node | null = leaf;
  for (let depth = 0; node && depth < deepest && !isCodeInText(node); depth++, node = node.parent) {
    if (isComment(node)) return "prose";
    if (isTextLiteral(node)) return /\s/.test(node.text.trim()) ? "prose" : "name";
  }
  return undefined;
}

/** Signs and reserved words are short; longer leaves are pieces of text. */
const longestToken = 40;

function isCodeInText({ type }: Node): boolean {
  return type.includes("substitution") || type.includes("interpolation");
}

/**
 * In documentation, code stands between back quotes or fences, in a language whose definitions are known outside of comments
 * and texts; elsewhere all is taken for prose.
 */
function placeInText(document: TextDocument, offset: number): PositionKind {
  if (dataOf(document.languageId)?.definitions)
    return placeBySigns(document.getText(), document.languageId, offset) === "code" ? "name" : "prose";
  if (!documentation.has(document.languageId)) return "prose";
  const { line, character } = document.positionAt(offset);
  const text = document.getText();
  if (isInFence(text, document.offsetAt({ line, character: 0 }))) return "name";
  const start = document.offsetAt({ line, character: 0 });
  const lineEnd = text.indexOf("\n", start);
  const whole = text.slice(start, lineEnd === -1 ? text.length : lineEnd);
  return isInBackQuotes(whole, character) ? "name" : "prose";
}

/** Whether a character of a line stands between back quotes. */
function isInBackQuotes(line: string, character: number): boolean {
  for (const match of line.matchAll(/(?<!`)(`{1,20})[^`]+\1/g))
    if (match.index < character && character < match.index + match[0].length) return true;
  return false;
}

/** Whether a line of Markdown lies within a fenced block, its first line being the fence itself. */
function isInFence(text: string, lineStart: number): boolean {
  let fence: string | undefined;
  for (const [, mark = ""] of text.slice(0, lineStart).matchAll(/^ {0,3}(`{3,}|~{3,})/gm))
    if (fence === undefined) fence = mark;
    else if (mark[0] === fence[0] && mark.length >= fence.length) fence = undefined;
  return fence !== undefined;
}
