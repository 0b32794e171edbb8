import { type Position, TextDocument } from "vscode-languageserver-textdocument";
import type { TextChange } from "../../../server/features/completion/typing.ts";
import { closerOf } from "../../../server/language/lexical/matchBrackets.ts";

const pairs: Readonly<Record<string, string>> = { ...closerOf, '"': '"', "'": "'", "`": "`" };
const closers: ReadonlySet<string> = new Set(Object.values(pairs));

/**
 * An editor in which one line is typed: it closes brackets and quotes as editors do, and lets closing ones be typed over.
 * The line is finished when what is typed and what the editor has put behind the cursor make it up.
 */
export class Typist {
  readonly document: TextDocument;
  readonly #line: number;
  readonly #content: string;
  readonly #changed: (changes: readonly TextChange[]) => void;
  /** Characters of the line before the cursor, and what stands behind it. */
  #typed: number;
  #behind = "";

  constructor(
    document: TextDocument,
    start: Position,
    content: string,
    changed: (changes: readonly TextChange[]) => void,
  ) {
    this.document = document;
    this.#line = start.line;
    this.#typed = start.character;
    this.#content = content;
    this.#changed = changed;
  }

  get position(): Position {
    return { line: this.#line, character: this.#typed };
  }

  /** What is still to be typed of the line, what stands behind the cursor already included. */
  get left(): string {
    return this.#content.slice(this.#typed);
  }

  /** What is still to be typed before what stands behind the cursor. */
  get rest(): string {
    const rest = this.#content.slice(this.#typed);
    return this.#behind !== "" && rest.endsWith(this.#behind) ? rest.slice(0, -this.#behind.length) : rest;
  }

  get finished(): boolean {
    return this.#content.slice(this.#typed) === this.#behind;
  }

  /** Presses the next key and returns its character. */
  press(): string {
    const char = this.#content.charAt(this.#typed);
    if (closers.has(char) && this.#behind.startsWith(char)) {
      // Typed over: nothing is inserted but the cursor moves, which editors tell as an edit of the same text.
      this.#behind = this.#behind.slice(1);
      this.#replace(1, char, "");
      return char;
    }
    const next = this.#behind.charAt(0);
    const isQuote = pairs[char] === char;
    const wordBefore = /[\p{L}\p{N}_]$/u.test(this.#content.slice(0, this.#typed));
    const closes = (next === "" || closers.has(next)) && char in pairs && !(isQuote && wordBefore);
    this.#replace(0, char, closes ? (pairs[char] ?? "") : "");
    return char;
  }

  /** Takes a suggestion, which may hold some of the signs behind the cursor itself. */
  take(text: string, closing: string, held: number): void {
    this.#behind = this.#behind.slice(held);
    this.#replace(held, text, closing);
  }

  #replace(length: number, text: string, behind: string): void {
    const start = this.position;
    const end = { line: start.line, character: start.character + length };
    const change = { range: { start, end }, text: text + behind };
    TextDocument.update(this.document, [change], this.document.version + 1);
    this.#typed += text.length;
    this.#behind = behind + this.#behind;
    // Where the line goes on otherwise than the editor has closed it, the user deletes what is too much.
    const left = this.#content.slice(this.#typed);
    let kept = this.#behind;
    while (kept !== "" && !isWithin(kept, left)) kept = kept.slice(1);
    const tooMuch = this.#behind.length - kept.length;
    if (tooMuch > 0) {
      const from = this.position;
      const to = { line: from.line, character: from.character + tooMuch };
      TextDocument.update(
        this.document,
        [{ range: { start: from, end: to }, text: "" }],
        this.document.version + 1,
      );
      this.#behind = kept;
    }
    this.#changed([change]);
  }
}

/** Whether the characters occur in this order. */
function isWithin(characters: string, text: string): boolean {
  let at = 0;
  for (const char of text) if (char === characters.charAt(at)) at++;
  return at >= characters.length;
}
