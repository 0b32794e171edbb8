import type { TextDocument, TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import type { Clock } from "../../../contract/ports.ts";
import type { SyntaxProblem } from "../../../language/wellFormed/syntaxProblem.ts";

/** After this time without an edit, in milliseconds, a user is no longer taken to be typing. */
const typingPause = 1_500;
/** Texts up to this length, some 500 lines, are judged at every keystroke if need be: it takes a few milliseconds. In code units. */
const judgedAtOnce = 20_000;

/** Syntax errors as they were last judged, where edits have moved them since. */
interface Errors {
  readonly problems: readonly { readonly range: Range; readonly message: string }[];
  /** True where more was suspected since, and nobody judged it yet: any that is found later may have been there. */
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
    const found = this.#found.get(uri);
    if (found) this.#found.set(uri, moved(found, changes));
    const line = last.range.start.line + countBreaks(last.text);
    const before = this.#runOn(uri, line)?.before;
    this.#typing.set(uri, {
      line,
      at: this.#clock.now(),
      before: before ? moved(before, changes) : this.#found.get(uri),
    });
  }

  didClose(uri: string): void {
    this.#stopWaiting(uri);
    this.#typing.delete(uri);
    this.#found.delete(uri);
  }

  /**
   * The errors that are shown without asking a judge, who reads all of a text; undefined where one is to be asked. While
   * the user types, a document that had no errors gets none, and those of a long one only move along.
   * @param suspected what the tree shows, before anybody judged it
   */
  withoutJudge(
    document: TextDocument,
    suspected: readonly SyntaxProblem[],
  ): readonly SyntaxProblem[] | undefined {
    const { uri } = document;
    const typing = this.#typing.get(uri);
    if (!typing?.before) return undefined;
    const { before, line } = typing;
    const rest = typingPause - (this.#clock.now() - typing.at);
    const wasClean = before.problems.length === 0 && !before.isUnjudged;
    if (rest <= 0 || !(wasClean || document.getText().length > judgedAtOnce)) return undefined;
    this.#found.set(uri, { ...before, isUnjudged: before.isUnjudged || suspected.length > 0 });
    if (!this.#waiting.has(uri)) void this.#settle(uri, rest);
    return before.problems
      .filter(({ range }) => range.start.line !== line)
      .map(({ range, message }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
        message,
      }));
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
      before.problems.some(
        ({ range, message }) => message === error.message || range.start.line === lineOf(error),
      );
    const shown = errors.filter((error) => lineOf(error) !== line && wasThere(error));
    if (shown.length < errors.length && !this.#waiting.has(uri)) void this.#settle(uri, rest);
    return shown;
  }

  #note(document: TextDocument, errors: readonly SyntaxProblem[]): void {
    const problems = errors.map(({ start, end, message }) => ({
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      message,
    }));
    this.#found.set(document.uri, { problems, isUnjudged: false });
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
function moved(errors: Errors, changes: readonly TextDocumentContentChangeEvent[]): Errors {
  let { problems } = errors;
  for (const change of changes) {
    if (!("range" in change)) continue;
    const { start, end } = change.range;
    const shift = countBreaks(change.text) - (end.line - start.line);
    const move = (at: Range["start"]) => (at.line > end.line ? { ...at, line: at.line + shift } : at);
    if (shift !== 0)
      problems = problems.map(({ range, message }) => ({
        range: { start: move(range.start), end: move(range.end) },
        message,
      }));
  }
  return { ...errors, problems };
}

function countBreaks(text: string): number {
  return text.match(/\n/g)?.length ?? 0;
}
