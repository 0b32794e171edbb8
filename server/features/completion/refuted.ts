import type { CursorContext } from "./cursorContext.ts";

interface Line {
  readonly line: number;
  /** The line up to the end of what is on the screen. */
  shown: string | undefined;
  count: number;
}

/** Counts the suggestions on the line being typed in whose place something else was typed. */
export class Refuted {
  readonly #lines = new Map<string, Line>();

  /** A suggestion is on the screen. */
  show(context: CursorContext, text: string): void {
    const line = this.#lineOf(context);
    line.shown = (context.linePrefix + text).trimEnd();
  }

  /** How many there were on this line. */
  count(context: CursorContext): number {
    const line = this.#lineOf(context);
    const { shown } = line;
    const typed = context.linePrefix;
    if (shown !== undefined && !shown.startsWith(typed) && !typed.startsWith(shown)) {
      line.count++;
      line.shown = undefined;
    }
    return line.count;
  }

  forget(uri: string): void {
    this.#lines.delete(uri);
  }

  #lineOf({ uri, position }: CursorContext): Line {
    const known = this.#lines.get(uri);
    if (known?.line === position.line) return known;
    const line = { line: position.line, shown: undefined, count: 0 };
    this.#lines.set(uri, line);
    return line;
  }
}
