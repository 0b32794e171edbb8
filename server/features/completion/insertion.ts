import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import { type CursorContext, cursorContext } from "./cursorContext.ts";
import type { TextRange } from "./silence.ts";

/** An item of the suggestion list, and the stretch it would replace. */
export interface PlacedItem {
  readonly range: TextRange;
  readonly text: string;
}

/** Where a suggestion goes. */
export interface Insertion {
  readonly context: CursorContext;
  readonly range: TextRange;
  /** What the inserted text starts with before the suggestion itself: the selected item. */
  readonly lead: string;
}

/**
 * Where ghost text goes. With an item selected in the suggestion list the text must extend that item; undefined if
 * the item does not continue what is typed, since then no text can do both.
 */
export function insertionAt(
  document: TextDocument,
  position: Position,
  selected?: PlacedItem,
): Insertion | undefined {
  if (!selected) {
    const context = cursorContext(document, position);
    return { context, range: { start: position, end: position }, lead: "" };
  }
  const { range, text } = selected;
  const endsHere = range.end.line === position.line && range.end.character === position.character;
  const replaced = document.getText({ start: range.start, end: position });
  if (!endsHere || range.start.line !== position.line || !text.startsWith(replaced) || text.includes("\n"))
    return undefined;
  return {
    context: cursorContext(document, position, { length: replaced.length, text }),
    range,
    lead: text,
  };
}
