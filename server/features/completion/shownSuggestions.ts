import type { CursorContext } from "./cursorContext.ts";
import { mayBecome } from "./midLine.ts";

/** A suggestion that needed no model. */
export interface InstantSuggestion {
  readonly text: string;
  readonly confidence: number;
  /** Characters behind the cursor that it holds itself. */
  readonly held?: number | undefined;
  /** Whether the line ends with it. */
  readonly isWhole: boolean;
}

interface Shown extends InstantSuggestion {
  readonly line: number;
  readonly linePrefix: string;
  readonly lineRest: string;
}

/** The suggestions on screen that needed no model, one per document, so that typing through one asks nobody. */
export class ShownSuggestions {
  readonly #shown = new Map<string, Shown>();

  show(context: CursorContext, suggestion: InstantSuggestion): void {
    const { position, linePrefix, lineRest } = context;
    this.#shown.set(context.uri, { ...suggestion, line: position.line, linePrefix, lineRest });
  }

  /**
   * What is left of the suggestion when its beginning has been typed, an empty text when all of it has; undefined when
   * something else was typed.
   */
  rest(context: CursorContext): InstantSuggestion | undefined {
    const shown = this.#shown.get(context.uri);
    if (!shown || shown.line !== context.position.line) return undefined;
    const whole = shown.linePrefix + shown.text;
    const typed = context.linePrefix;
    if (typed.length <= shown.linePrefix.length || typed.length > whole.length || !whole.startsWith(typed))
      return undefined;
    const added = typed.slice(shown.linePrefix.length);
    if (!mayBecome(shown.lineRest, context.lineRest, added, context.languageId)) return undefined;
    const { confidence, isWhole, held } = shown;
    return { text: whole.slice(typed.length), confidence, isWhole, ...(held === undefined ? {} : { held }) };
  }

  forget(uri: string): void {
    this.#shown.delete(uri);
  }
}
