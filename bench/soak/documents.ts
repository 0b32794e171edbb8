import type { TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type CorpusFile, heldOutFiles } from "../corpus.ts";
import { apply, type Keystroke, typingSession } from "../keystrokes.ts";

/** Ten languages that have a grammar, with the sign of a line comment and the ending of a file. */
const languages: Readonly<Record<string, readonly [comment: string, ending: string]>> = {
  typescript: ["//", "ts"],
  javascript: ["//", "js"],
  python: ["#", "py"],
  go: ["//", "go"],
  rust: ["//", "rs"],
  java: ["//", "java"],
  cpp: ["//", "cpp"],
  php: ["//", "php"],
  ruby: ["#", "rb"],
  shellscript: ["#", "sh"],
};
/** What a document's first comment speaks of, of which no other meaning is likely: a hover there tells which document answered. */
const terms = ["mutex", "semaphore", "deadlock", "idempotent", "checksum", "coroutine", "memoization"];
/** Lines of a file that are opened, so that fifty documents are as long as what people mostly write. */
const longest = 300;
/** Keystrokes typed into a document before they are undone one by one, so that documents stay as long as they are. */
const keystrokesBeforeUndo = 120;

/** A document that is typed into and undone by turns; it knows what its text must be. */
export class SoakDocument {
  readonly uri: string;
  readonly language: string;
  readonly number: number;
  /** What begins a line comment in its language. */
  readonly comment: string;
  /** A word of the first comment that the glossary knows. */
  readonly term: string;
  /** The line of that comment. */
  readonly markedLine: number;
  readonly #keystrokes: readonly Keystroke[];
  readonly #undo: Keystroke[] = [];
  #text: string;
  #cursor = 0;
  #next = 0;
  #undoes = false;

  constructor(file: CorpusFile, number: number, uriOf: (name: string) => string) {
    const [comment = "//", ending = "txt"] = languages[file.language] ?? [];
    const lines = file.text.split("\n").slice(0, longest);
    this.number = number;
    this.comment = comment;
    this.language = file.language;
    this.term = terms[number % terms.length] ?? "mutex";
    this.uri = uriOf(`soak/${number}.${ending}`);
    // PHP begins with its tag, a script with its interpreter.
    this.markedLine = /^(?:<\?php|#!)/.test(lines[0] ?? "") ? 1 : 0;
    const { start, keystrokes } = typingSession({ ...file, text: lines.join("\n") }, keystrokesBeforeUndo);
    const mark = `${comment} TODO: document ${number} speaks of a ${this.term}.\n`;
    const at = this.markedLine === 0 ? 0 : start.indexOf("\n") + 1;
    this.#text = start.slice(0, at) + mark + start.slice(at);
    this.#keystrokes = keystrokes
      .filter(({ kind }) => kind !== "jump")
      .map((keystroke) => ({ ...keystroke, offset: keystroke.offset + mark.length }));
  }

  get text(): string {
    return this.#text;
  }

  /** Where the last edit left the cursor. */
  get position(): { line: number; character: number } {
    return this.#document().positionAt(this.#cursor);
  }

  /** Where the mark's term stands. */
  get termPosition(): { line: number; character: number } {
    const line = this.#text.split("\n", this.markedLine + 1).at(-1) ?? "";
    return { line: this.markedLine, character: line.indexOf(this.term) + 1 };
  }

  /** Types the next character, or undoes one when all have been typed. */
  edit(): TextDocumentContentChangeEvent {
    if (this.#next === this.#keystrokes.length) this.#undoes = true;
    if (this.#undo.length === 0) this.#undoes = false;
    const keystroke = this.#keystrokes[this.#next];
    if (this.#undoes || keystroke === undefined) return this.undo();
    this.#next++;
    const { offset, remove, insert } = keystroke;
    const removed = this.#text.slice(offset, offset + remove);
    this.#undo.push({ kind: "type", offset, remove: insert.length, insert: removed });
    return this.#change(keystroke);
  }

  /** Takes the last edit back; an empty change when there is none. */
  undo(): TextDocumentContentChangeEvent {
    const last = this.#undo.pop();
    if (last === undefined)
      return this.#change({ kind: "type", offset: this.#cursor, remove: 0, insert: "" });
    this.#next--;
    return this.#change(last);
  }

  #change(keystroke: Keystroke): TextDocumentContentChangeEvent {
    const before = this.#document();
    const { text, cursor } = apply(this.#text, keystroke);
    this.#text = text;
    this.#cursor = cursor;
    const { offset, remove, insert } = keystroke;
    const range = { start: before.positionAt(offset), end: before.positionAt(offset + remove) };
    return { range, text: insert };
  }

  #document(): TextDocument {
    return TextDocument.create(this.uri, this.language, 0, this.#text);
  }
}

/** So many documents, of all ten languages by turns. */
export function soakDocuments(count: number, uriOf: (name: string) => string): readonly SoakDocument[] {
  const names = Object.keys(languages);
  const files = heldOutFiles();
  return Array.from({ length: count }, (_, index) => {
    const language = names[index % names.length];
    const ofLanguage = files.filter((file) => file.language === language);
    const file = ofLanguage[Math.floor(index / names.length) % ofLanguage.length];
    if (!file) throw new Error(`No file of ${language} is among the held-out ones.`);
    return new SoakDocument(file, index, uriOf);
  });
}
