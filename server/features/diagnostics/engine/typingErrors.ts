import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Clock } from "../../../contract/ports.ts";
import type { SyntaxProblem } from "../../../language/wellFormed/syntaxProblem.ts";

/** After this time without an edit, in milliseconds, a user is no longer taken to be typing. */
const typingPause = 1_500;

/** Syntax errors as they were last found: their lines, and what they say. */
interface Errors {
  readonly lines: readonly number[];
  readonly messages: ReadonlySet<string>;
  /** True where nobody judged yet which they are: any that is found later may have been there. */
  readonly isUnjudged: boolean;
}

/** The line being edited, and the errors that were there when the user came to it. */
interface Typing {
  readonly line: number;
  readonly at: number;
  readonly before: Errors | undefined;
}

/**
 * Holds back the syntax errors of a line that is still being typed. What is half typed often shows as an error on another
 * line, mostly the next one, so errors that came with the typing are held back wherever they are.
 */
export class TypingErrors {
  readonly #clock: Pick<Clock, "now" | "sleep">;
  readonly #didSettle: (uri: string) => void;
  readonly #typing = new Map<string, Typing>();
  readonly #found = new Map<string, Errors>();
  readonly #waiting = new Map<string, AbortController>();

  /** @param didSettle called when what was held back can be shown */
  constructor(clock: Pick<Clock, "now" | "sleep">, didSettle: (uri: string) => void) {
    this.#clock = clock;
    this.#didSettle = didSettle;
  }

  /** Call after each edit. */
  didChange(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
    this.#stopWaiting(uri);
    const last = changes.at(-1);
    if (!last || !("range" in last)) {
      this.#typing.delete(uri);
      return;
    }
    const line = last.range.start.line + countBreaks(last.text);
    const run = this.#runOn(uri, line);
    const before = run ? run.before : this.#found.get(uri);
    this.#typing.set(uri, { line, at: this.#clock.now(), before: before && moved(before, changes) });
  }

  didClose(uri: string): void {
    this.#stopWaiting(uri);
    this.#typing.delete(uri);
    this.#found.delete(uri);
  }

  /**
   * Whether all errors of a document are held back, whichever they are: the user is typing, and there were none before.
   * @param suspected what the tree shows, before anybody judged it
   */
  holdsAll(document: TextDocument, suspected: readonly SyntaxProblem[]): boolean {
    const typing = this.#typing.get(document.uri);
    if (!typing?.before || typing.before.lines.length > 0 || typing.before.isUnjudged) return false;
    const rest = typingPause - (this.#clock.now() - typing.at);
    if (rest <= 0) return false;
    this.#note(document, suspected, suspected.length > 0);
    if (!this.#waiting.has(document.uri)) void this.#settle(document.uri, rest);
    return true;
  }

  /** The errors of a document that are to be shown now. */
  shown(document: TextDocument, errors: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
    const { uri } = document;
    const lineOf = (error: SyntaxProblem) => document.positionAt(error.start).line;
    this.#note(document, errors);
    const typing = this.#typing.get(uri);
    const rest = typing ? typingPause - (this.#clock.now() - typing.at) : 0;
    if (!typing || rest <= 0) return errors;
    const { line, before } = typing;
    const wasThere = (error: SyntaxProblem) =>
      !before ||
      before.isUnjudged ||
      before.messages.has(error.message) ||
      before.lines.includes(lineOf(error));
    const shown = errors.filter((error) => lineOf(error) !== line && wasThere(error));
    if (shown.length < errors.length && !this.#waiting.has(uri)) void this.#settle(uri, rest);
    return shown;
  }

  #note(document: TextDocument, errors: readonly SyntaxProblem[], isUnjudged = false): void {
    this.#found.set(document.uri, {
      lines: errors.map(({ start }) => document.positionAt(start).line),
      messages: new Set(errors.map(({ message }) => message)),
      isUnjudged,
    });
  }

  /** What is known of the typing that an edit of a line goes on with. */
  #runOn(uri: string, line: number): Typing | undefined {
    const typing = this.#typing.get(uri);
    if (typing?.line !== line || this.#clock.now() - typing.at >= typingPause) return undefined;
    return typing;
  }

  async #settle(uri: string, ms: number): Promise<void> {
    const controller = new AbortController();
    this.#waiting.set(uri, controller);
    try {
      await this.#clock.sleep(ms, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      throw error;
    } finally {
      if (this.#waiting.get(uri) === controller) this.#waiting.delete(uri);
    }
    this.#didSettle(uri);
  }

  #stopWaiting(uri: string): void {
    this.#waiting.get(uri)?.abort();
    this.#waiting.delete(uri);
  }
}

/** The same errors where edits have moved them to. */
function moved({ lines, ...rest }: Errors, changes: readonly TextDocumentContentChangeEvent[]): Errors {
  let now = lines;
  for (const change of changes) {
    if (!("range" in change)) continue;
    const { start, end } = change.range;
    const shift = countBreaks(change.text) - (end.line - start.line);
    now = now.map((line) => (line > end.line ? line + shift : line));
  }
  return { lines: now, ...rest };
}

function countBreaks(text: string): number {
  return text.match(/\n/g)?.length ?? 0;
}
