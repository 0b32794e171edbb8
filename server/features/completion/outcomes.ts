import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CursorContext } from "./cursorContext.ts";

/** Called with how sure a suggestion was and whether it became the user's text. */
export type OutcomeListener = (confidence: number, right: boolean) => void;

interface Shown {
  readonly line: number;
  readonly linePrefix: string;
  readonly lineRest: string;
  readonly text: string;
  readonly confidence: number;
}

/** Closing signs that an editor puts behind the cursor by itself. */
const closers = /(?<![)\]}>"'`])[)\]}>"'`]+$/;

/**
 * Watches what becomes of the model's suggestions: accepted or typed as shown is right, something else typed in their place is
 * wrong; a cursor that leaves, a deletion or an edit elsewhere says nothing.
 */
export class Outcomes {
  readonly #tell: OutcomeListener;
  readonly #shown = new Map<string, Shown>();

  constructor(tell: OutcomeListener) {
    this.#tell = tell;
  }

  /** A suggestion of the model is on the screen; the rest of one that is there already is no new one. */
  show({ uri, position, linePrefix, lineRest }: CursorContext, text: string, confidence: number): void {
    const known = this.#shown.get(uri);
    if (known && known.line === position.line && known.linePrefix + known.text === linePrefix + text) return;
    this.#shown.set(uri, { line: position.line, linePrefix, lineRest, text, confidence });
  }

  /** The document was edited at a line. */
  edited(document: TextDocument, line: number): void {
    const shown = this.#shown.get(document.uri);
    if (!shown) return;
    const right = line === shown.line ? outcomeOf(shown, lineText(document, line)) : undefined;
    if (right === "open") return;
    this.#shown.delete(document.uri);
    if (right !== undefined) this.#tell(shown.confidence, right);
  }

  forget(uri: string): void {
    this.#shown.delete(uri);
  }
}

function outcomeOf({ linePrefix, lineRest, text }: Shown, line: string): boolean | "open" | undefined {
  const end = line.length - lineRest.length;
  if (!line.startsWith(linePrefix) || !line.endsWith(lineRest) || end < linePrefix.length) return undefined;
  const typed = line.slice(linePrefix.length, end);
  if (typed.startsWith(text)) return true;
  const started = [typed, typed.replace(closers, "")].some((part) => text.startsWith(part));
  return started ? "open" : false;
}

function lineText(document: TextDocument, line: number): string {
  return document
    .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
    .replace(/\r?\n$/, "");
}
