import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Clock, Ports, Snippet } from "../ports.ts";
import { indexLines, type LineIndex } from "./heuristics/lineIndex.ts";
import { findSnippets } from "./snippets.ts";

/** Documents remembered as recently edited. */
const mostRecent = 20;
/** Pause in typing after which snippets are looked for. In milliseconds. */
const idle = 1_500;
/** Longer documents are not searched for lines. In UTF-16 code units. */
const longestDocument = 400_000;

/** The other documents that help: open ones and those edited a while ago, and what was found in them. */
export class Neighbours {
  readonly #ports: Pick<Ports, "workspace" | "logger"> & { readonly clock: Clock };
  /** Most recently edited last. */
  readonly #edited = new Map<string, TextDocument>();
  readonly #snippets = new Map<string, readonly Snippet[]>();
  readonly #refreshing = new Map<string, AbortController>();
  readonly #indexes = new WeakMap<TextDocument, { version: number; index: LineIndex }>();

  constructor(ports: Pick<Ports, "workspace" | "logger"> & { readonly clock: Clock }) {
    this.#ports = ports;
  }

  /** Notes an edit, and looks for snippets anew once typing pauses. */
  edited(document: TextDocument, line: number): void {
    this.#edited.delete(document.uri);
    this.#edited.set(document.uri, document);
    const [oldest] = this.#edited.keys();
    if (this.#edited.size > mostRecent && oldest !== undefined) this.#edited.delete(oldest);
    void this.#refreshWhenIdle(document, line);
  }

  /** What was found in the last pause. */
  snippets(uri: string): readonly Snippet[] {
    return this.#snippets.get(uri) ?? [];
  }

  /** Lines of the other documents, the most recently edited first. */
  lines(uri: string): readonly LineIndex[] {
    return this.#others(uri).map((document) => this.#indexOf(document));
  }

  forget(uri: string): void {
    this.#refreshing.get(uri)?.abort();
    this.#snippets.delete(uri);
  }

  #others(uri: string): readonly TextDocument[] {
    const recent = [...this.#edited.values()].reverse();
    const open = this.#ports.workspace.openDocuments();
    const known = new Map([...recent, ...open].map((document) => [document.uri, document]));
    known.delete(uri);
    return [...known.values()].slice(0, mostRecent);
  }

  #indexOf(document: TextDocument): LineIndex {
    const known = this.#indexes.get(document);
    if (known?.version === document.version) return known.index;
    const text = document.getText();
    const path = this.#ports.workspace.relativePath(document.uri);
    const index = indexLines(path, document.languageId, text.length > longestDocument ? "" : text);
    this.#indexes.set(document, { version: document.version, index });
    return index;
  }

  async #refreshWhenIdle(document: TextDocument, line: number): Promise<void> {
    const { uri } = document;
    this.#refreshing.get(uri)?.abort();
    const controller = new AbortController();
    this.#refreshing.set(uri, controller);
    try {
      await this.#ports.clock.sleep(idle, controller.signal);
      const found = await findSnippets(document, line, this.#others(uri), this.#ports, controller.signal);
      this.#snippets.set(uri, found);
    } catch (error) {
      if (!controller.signal.aborted) this.#ports.logger.warn("No snippets could be found.", error);
    } finally {
      if (this.#refreshing.get(uri) === controller) this.#refreshing.delete(uri);
    }
  }
}
