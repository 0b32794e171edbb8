import type { Position, TextDocument } from "vscode-languageserver-textdocument";

/** Lines of a block; the window starts at a block's first line, so it stays put while one types within a block. */
const blockLines = 32;
/** Whole blocks kept before the cursor's own. About 100 lines of 10 tokens fill the default context. */
const blocksBefore = 3;
/** Most characters before the cursor. The model host cuts to its tokens; this bounds the work on odd files. */
const maxPrefix = 16_000;
/** Lines and characters behind the cursor: the host keeps 48 tokens of them. */
const linesBehind = 24;
const maxSuffix = 2_000;
/** Lines above that belong to a place's identity in the cache. */
const identityLines = 8;
/** Longer lines are data; nothing is suggested there. In UTF-16 code units. */
export const maxLine = 2_000;

/** What stands around the cursor. Texts have line feeds only, whatever the document uses. */
export interface CursorContext {
  readonly uri: string;
  readonly languageId: string;
  readonly position: Position;
  /** Text before the cursor from the window's anchored start. */
  readonly prefix: string;
  /** Text behind the cursor. */
  readonly suffix: string;
  /** The cursor's line before and behind the cursor. */
  readonly linePrefix: string;
  readonly lineRest: string;
  /** Lines of the window above and below the cursor's. */
  readonly linesAbove: readonly string[];
  readonly linesBelow: readonly string[];
  /** True when the window starts where the document does. */
  readonly fromStart: boolean;
  /** Identifies the place in the completion cache: a few lines above and the line up to the cursor. */
  readonly key: string;
}

/**
 * Reads the text around the cursor. `selected` puts an item of the suggestion list in the place of the characters
 * that it would replace, as if it had been taken already.
 */
export function cursorContext(
  document: TextDocument,
  position: Position,
  selected?: { readonly length: number; readonly text: string },
): CursorContext {
  const { line } = position;
  const firstLine = Math.max(0, (Math.floor(line / blockLines) - blocksBefore) * blockLines);
  const cursor = document.offsetAt(position);
  const lineStart = document.offsetAt({ line, character: 0 });
  const rest = document.getText({
    start: position,
    end: { line: line + linesBehind, character: maxLine },
  });
  const before = document.getText().slice(windowStart(document, firstLine, line, lineStart), lineStart);
  const own = document.getText().slice(Math.max(lineStart, cursor - maxLine - 1), cursor);
  const linePrefix = selected ? own.slice(0, own.length - selected.length) + selected.text : own;
  const above = unifyLineEnds(before);
  const suffix = unifyLineEnds(rest.slice(0, maxSuffix));
  const linesAbove = above.split("\n").slice(0, -1);
  const [lineRest = "", ...linesBelow] = suffix.split("\n");
  return {
    uri: document.uri,
    languageId: document.languageId,
    position,
    prefix: above + linePrefix,
    suffix,
    linePrefix,
    lineRest,
    linesAbove,
    linesBelow,
    fromStart: lineStart === before.length,
    key: keyOf(document.uri, linesAbove, linePrefix),
  };
}

/** The place behind `text` on the same line, once it is taken and an editor has put `closers` behind the cursor. */
export function contextBehind(context: CursorContext, text: string, closers: string): CursorContext {
  const { uri, linesAbove, position } = context;
  const linePrefix = context.linePrefix + text;
  return {
    ...context,
    position: { line: position.line, character: position.character + text.length },
    prefix: context.prefix + text,
    suffix: closers + context.suffix,
    linePrefix,
    lineRest: closers + context.lineRest,
    key: keyOf(uri, linesAbove, linePrefix),
  };
}

/** The place that the cursor comes to when `text` is taken and a new line begun, as editors indent it. */
export function contextOfNextLine(context: CursorContext, text: string): CursorContext {
  const line = context.linePrefix + text;
  const unit = context.linesAbove.some((above) => above.startsWith("\t"))
    ? "\t"
    : indentUnit(context.linesAbove);
  const linePrefix = (/^\s*/.exec(line)?.[0] ?? "") + (/[([{:]\s*$/.test(line) ? unit : "");
  const linesAbove = [...context.linesAbove, line];
  return {
    ...context,
    position: { line: context.position.line + 1, character: linePrefix.length },
    prefix: `${context.prefix}${text}\n${linePrefix}`,
    linePrefix,
    linesAbove,
    key: keyOf(context.uri, linesAbove, linePrefix),
  };
}

/** The smallest indentation in use; two spaces where nothing is indented yet. */
function indentUnit(lines: readonly string[]): string {
  const widths = lines.flatMap((line) => /^( +)[^\s*]/.exec(line)?.[1]?.length ?? []);
  return " ".repeat(widths.length > 0 ? Math.min(...widths) : 2);
}

function keyOf(uri: string, linesAbove: readonly string[], linePrefix: string): string {
  return [uri, ...linesAbove.slice(-identityLines), linePrefix].join("\n");
}

/** Drops whole blocks from the front until the text before the cursor's line is short enough. */
function windowStart(document: TextDocument, firstLine: number, line: number, lineStart: number): number {
  for (let first = firstLine; first < line; first += blockLines) {
    const offset = document.offsetAt({ line: first, character: 0 });
    if (lineStart - offset <= maxPrefix) return offset;
  }
  // A single block is too long: its lines are, so the anchor is given up.
  return Math.max(0, lineStart - maxPrefix);
}

function unifyLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
