import type { TextDocument } from "vscode-languageserver-textdocument";
import type { LineEdit } from "./heuristics/edits/lineChange.ts";
import type { TextChange } from "./typing.ts";

/** Edits that are remembered, over all documents. */
const mostEdits = 5;

interface Visit {
  /** The document's text after the last edit. */
  text: string;
  /** The line being edited, as it stood before and as it stands now; -1 for none. */
  line: number;
  before: string;
  after: string;
}

/** Lines that were edited lately, each as it stood before and after. */
export class EditHistory {
  readonly #visits = new Map<string, Visit>();
  /** The latest first. */
  #edits: readonly LineEdit[] = [];

  /** Notes a document before its first edit, so that it is known what that one changes. */
  seen(document: TextDocument): void {
    if (this.#visits.has(document.uri)) return;
    this.#visits.set(document.uri, { text: document.getText(), line: -1, before: "", after: "" });
  }

  /** Takes in one edit, of which `document` is the outcome. */
  edited(document: TextDocument, changes: readonly TextChange[]): void {
    const text = document.getText();
    const visit = this.#visits.get(document.uri) ?? { text: "", line: -1, before: "", after: "" };
    this.#visits.set(document.uri, visit);
    const line = lineOf(changes);
    if (line !== visit.line) this.#leave(visit);
    const start = line === undefined ? 0 : document.offsetAt({ line, character: 0 });
    if (line !== undefined && line !== visit.line && visit.text !== "") {
      visit.line = line;
      visit.before = lineAt(visit.text, start);
    }
    if (visit.line !== -1) visit.after = lineAt(text, start);
    visit.text = text;
  }

  /** The line being edited as it stood before, and how other lines were edited, the latest first. */
  at(
    uri: string,
    line: number,
  ): { readonly original: string; readonly edits: readonly LineEdit[] } | undefined {
    const visit = this.#visits.get(uri);
    if (visit?.line !== line || this.#edits.length === 0) return undefined;
    return { original: visit.before, edits: this.#edits };
  }

  forget(uri: string): void {
    const visit = this.#visits.get(uri);
    if (visit) this.#leave(visit);
    this.#visits.delete(uri);
  }

  #leave(visit: Visit): void {
    const { line, before, after } = visit;
    visit.line = -1;
    if (line === -1 || before.trim() === "" || before === after) return;
    this.#edits = [{ before, after }, ...this.#edits].slice(0, mostEdits);
  }
}

const lineBreak = /[\r\n]/;

/** The line within which everything happened; undefined where lines were made or joined, or nobody can tell. */
function lineOf(changes: readonly TextChange[]): number | undefined {
  const [first] = changes;
  const line = first?.range?.start.line;
  const isWithin = changes.every(
    ({ range, text }) =>
      range?.start.line === line && range?.end.line === line && text.search(lineBreak) === -1,
  );
  return isWithin ? line : undefined;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? text.length : end).trimEnd();
}
