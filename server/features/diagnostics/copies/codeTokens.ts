import type { LanguageFacts } from "../../../language/languageFacts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** The tokens of a unit without its comments: the raw material of `duplicate-code` and of line counts. */
export interface CodeTokens {
  /** A hash per token of its text. */
  readonly exact: Uint32Array;
  /** A hash per token in which all names are alike, and all literals of a kind. */
  readonly shape: Uint32Array;
  /** Lines from the unit's start. */
  readonly lines: Uint32Array;
  /** Lines that hold code, and the first and last of them; -1 when there are none. */
  readonly codeLines: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

const nothing = new Uint32Array();
/** Of a unit whose tokens nobody asks for. */
export const noTokens: CodeTokens = {
  exact: nothing,
  shape: nothing,
  lines: nothing,
  codeLines: 0,
  firstLine: -1,
  lastLine: -1,
};

/** Reads the tokens of a unit. Strings are one token each. */
export function tokensOf(unit: SyntaxNode, language: LanguageFacts): CodeTokens {
  const exact: number[] = [];
  const shape: number[] = [];
  const lines: number[] = [];
  let codeLines = 0;
  let firstLine = -1;
  let lastLine = -1;
  const line = lineCounter(unit);
  visitTokens(unit, language, (node, isImport) => {
    const start = line(node.start);
    const end = line(node.end);
    codeLines += end - Math.max(start - 1, lastLine);
    lastLine = end;
    if (firstLine === -1) firstLine = start;
    // Imports are alike wherever the same modules are used.
    if (isImport) return;
    const own = hash(node.source, node.start, node.end);
    const kind = kindOf(node, language);
    exact.push(own);
    shape.push(kind ? hash(kind, 0) : own);
    lines.push(start);
  });
  return {
    exact: new Uint32Array(exact),
    shape: new Uint32Array(shape),
    lines: new Uint32Array(lines),
    codeLines,
    firstLine,
    lastLine,
  };
}

/** Visits what is written, comments and white space left out, in order. */
function visitTokens(
  unit: SyntaxNode,
  { comments, strings, imports }: LanguageFacts,
  visit: (node: SyntaxNode, isImport: boolean) => void,
): void {
  const stack: SyntaxNode[] = [...unit.children].reverse();
  let importEnd = -1;
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (comments.has(node.type)) continue;
    if (imports.has(node.type)) importEnd = node.end;
    if (node.children.length > 0 && !strings.has(node.type)) pushReversed(stack, node.children);
    else if (!isBlank(node)) visit(node, node.end <= importEnd);
  }
}

function pushReversed(stack: SyntaxNode[], nodes: readonly SyntaxNode[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node) stack.push(node);
  }
}

/** In ASCII, what separates words comes first. */
const lastBlank = 0x20;
const lastAscii = 0x7f;

/** Line ends are tokens in some grammars; to a reader they are not. */
function isBlank(node: SyntaxNode): boolean {
  const { source, start, end, named } = node;
  if (start === end) return true;
  const first = named ? lastAscii : source.charCodeAt(start);
  // Most tokens are told from blanks by their first sign.
  return (first <= lastBlank || first > lastAscii) && node.text.trim() === "";
}

/** What a token is alike to when names and values are left out of account; empty for what is always itself. */
function kindOf({ type }: SyntaxNode, { strings, numbers, identifiers }: LanguageFacts): string {
  if (strings.has(type)) return "string";
  if (numbers.has(type)) return "number";
  return identifiers.has(type) ? "name" : "";
}

/** Counts lines from the unit's start, for offsets that grow. */
function lineCounter(unit: SyntaxNode): (offset: number) => number {
  let line = 0;
  let feed = unit.source.indexOf("\n", unit.start);
  return (offset) => {
    while (feed !== -1 && feed < offset) {
      line++;
      feed = unit.source.indexOf("\n", feed + 1);
    }
    return line;
  };
}

/** FNV-1a over UTF-16 code units. */
export function hash(text: string, start: number, end = text.length): number {
  let value = 0x811c9dc5;
  for (let index = start; index < end; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
