import type { LanguageFacts } from "../syntax/languageFacts.ts";
import type { SyntaxNode } from "../syntax/syntaxNode.ts";

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

/** Reads the tokens of a unit. Strings are one token each. */
export function tokensOf(unit: SyntaxNode, language: LanguageFacts): CodeTokens {
  const { comments, strings, numbers, identifiers, imports } = language;
  const exact: number[] = [];
  const shape: number[] = [];
  const lines: number[] = [];
  let codeLines = 0;
  let firstLine = -1;
  let lastLine = -1;
  const line = lineCounter(unit);
  const stack: SyntaxNode[] = [...unit.children].reverse();
  let importEnd = -1;
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (comments.has(node.type)) continue;
    const isString = strings.has(node.type);
    // Imports are alike wherever the same modules are used.
    if (imports.has(node.type)) importEnd = node.end;
    if (node.children.length > 0 && !isString) {
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child) stack.push(child);
      }
      continue;
    }
    // Line ends are tokens in some grammars; to a reader they are not.
    if (node.start === node.end || (!node.named && node.text.trim() === "")) continue;
    const start = line(node.start);
    const end = line(node.end);
    codeLines += end - Math.max(start - 1, lastLine);
    lastLine = end;
    if (firstLine === -1) firstLine = start;
    if (node.end <= importEnd) continue;
    exact.push(hash(node.source, node.start, node.end));
    shape.push(
      isString || numbers.has(node.type) || identifiers.has(node.type)
        ? hash(kindOf(node, isString, numbers), 0)
        : (exact.at(-1) ?? 0),
    );
    lines.push(start);
  }
  return {
    exact: Uint32Array.from(exact),
    shape: Uint32Array.from(shape),
    lines: Uint32Array.from(lines),
    codeLines,
    firstLine,
    lastLine,
  };
}

function kindOf(node: SyntaxNode, isString: boolean, numbers: ReadonlySet<string>): string {
  if (isString) return "string";
  return numbers.has(node.type) ? "number" : "name";
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
