import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import { findEdit } from "../../language/parse/findEdit.ts";
import { contentHash } from "../../text/contentHash.ts";

/** One change of a document as LSP tells it; without a range the whole text was replaced. */
export interface TextChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** What the last thing was that happened in a document. */
export type LastAct = "none" | "typed" | "deleted" | "moved" | "several-cursors";

/** Longer insertions are pasted, not typed. Auto-closed pairs and completed words are shorter. */
const longestTyped = 80;
/** Insertions from this length on that bring back an earlier text undo something; shorter ones may be typed again. */
const shortestUndone = 3;
/** Earlier texts that are known again. */
const mostTexts = 100;
/** Pauses longer than this say nothing about the rhythm of typing. In milliseconds. */
const longestInterval = 2_000;
/** Weight of the newest interval in the running mean. */
const smoothing = 0.2;

/** What is known of how the user types in one document. */
export class Typing {
  #last: LastAct = "none";
  /** Stretch inserted by the last typing; the cursor is somewhere in it. */
  #from: Position = { line: -1, character: 0 };
  #to: Position = { line: -1, character: 0 };
  #typedAt = Number.NEGATIVE_INFINITY;
  #interval: number | undefined;
  /** Text after the last edit, for clients that send all of it each time. */
  #text: string | undefined;
  /** Hashes of the texts of which something was deleted, the newest last. */
  readonly #texts = new Set<string>();

  /** Mean time between keystrokes in milliseconds; undefined until there were two. */
  get interval(): number | undefined {
    return this.#interval;
  }

  /** Takes in one edit, of which `document` is the outcome. */
  edited(document: TextDocument, sent: readonly TextChange[], now: number): void {
    const previous = this.#text;
    const changes = previous === undefined ? sent : sent.map((change) => ranged(change, previous));
    this.#text = document.getText();
    const ranges = changes.flatMap(({ range }) => (range ? [range] : []));
    const [first] = ranges;
    if (!first || ranges.length < changes.length) {
      this.#last = "none";
      return;
    }
    if (manyPlaces(changes)) {
      this.#last = "several-cursors";
      return;
    }
    const inserted = changes.map(({ text }) => text).join("");
    this.#from = ranges.reduce(
      (start, range) => (before(range.start, start) ? range.start : start),
      first.start,
    );
    this.#to = document.positionAt(document.offsetAt(this.#from) + inserted.length);
    if (previous !== undefined && previous.length - this.#text.length >= shortestUndone) this.#note(previous);
    if (inserted === "") this.#last = "deleted";
    else if (inserted.length > longestTyped || this.#bringsBack(inserted)) this.#last = "moved";
    else {
      this.#last = "typed";
      this.#keepTime(now);
    }
  }

  /** What last happened, as seen from a cursor at `position`. */
  actAt(position: Position): LastAct {
    if (this.#last !== "typed" && this.#last !== "deleted") return this.#last;
    return before(position, this.#from) || before(this.#to, position) ? "moved" : this.#last;
  }

  /** Remembers a text of which something was deleted. */
  #note(text: string): void {
    this.#texts.add(contentHash(text));
    const [oldest] = this.#texts;
    if (this.#texts.size > mostTexts && oldest !== undefined) this.#texts.delete(oldest);
  }

  /** Whether an insertion brings back what was deleted: it undoes that. */
  #bringsBack(inserted: string): boolean {
    return inserted.length >= shortestUndone && this.#texts.has(contentHash(this.#text ?? ""));
  }

  #keepTime(now: number): void {
    const interval = now - this.#typedAt;
    this.#typedAt = now;
    if (interval > longestInterval) return;
    this.#interval =
      this.#interval === undefined ? interval : this.#interval + smoothing * (interval - this.#interval);
  }
}

/** A change of the whole text as one of the stretch that differs. */
function ranged(change: TextChange, previous: string): TextChange {
  if (change.range) return change;
  const { startPosition, oldEndPosition, startIndex, newEndIndex } = findEdit(previous, change.text);
  const start = { line: startPosition.row, character: startPosition.column };
  const end = { line: oldEndPosition.row, character: oldEndPosition.column };
  return { range: { start, end }, text: change.text.slice(startIndex, newEndIndex) };
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** True for the same text at several cursors; an editor that re-indents the line being typed changes two alike. */
function manyPlaces(changes: readonly TextChange[]): boolean {
  if (changes.length < 2) return false;
  const lines = changes.flatMap(({ range }) => (range ? [range.start.line, range.end.line] : []));
  const same = changes.every(({ text }) => text === changes[0]?.text);
  return same || Math.max(...lines) - Math.min(...lines) > 1;
}
