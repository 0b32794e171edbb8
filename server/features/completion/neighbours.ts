import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Ports, Snippet } from "../../contract/ports.ts";
import { indexLines, type LineIndex } from "./heuristics/lines/lineIndex.ts";
import type { WorkspaceNames } from "./names/workspaceNames.ts";
import { holdsSecrets } from "./secretPlaces.ts";
import { findSnippets } from "./snippets.ts";
import { WorkspaceImports } from "./workspaceImports.ts";

/** Documents remembered as recently edited. */
const mostRecent = 20;
/** Pause in typing after which snippets are looked for. In milliseconds. */
const idle = 1_500;
/** Longer documents are not searched for lines. In UTF-16 code units. */
const longestDocument = 400_000;

/** The other documents that help: open ones and those edited a while ago, and what was found in them. */
export class Neighbours {
  readonly #ports: Pick<Ports, "workspace" | "logger" | "clock">;
  /** Most recently edited last. */
  readonly #edited = new Map<string, TextDocument>();
  readonly #snippets = new Map<string, readonly Snippet[]>();
  readonly #refreshing = new Map<string, AbortController>();
  readonly #indexes = new WeakMap<TextDocument, { version: number; index: LineIndex }>();

  readonly #imports: WorkspaceImports;
  readonly #names: WorkspaceNames;

  constructor(ports: Pick<Ports, "workspace" | "logger" | "clock">, names: WorkspaceNames) {
    this.#ports = ports;
    this.#names = names;
    this.#imports = new WorkspaceImports(ports, (document) => names.read(document));
  }

  /** Notes an edit, and looks for snippets anew once typing pauses. */
  edited(document: TextDocument, line: number): void {
    this.#edited.delete(document.uri);
    this.#edited.set(document.uri, document);
    const [oldest] = this.#edited.keys();
    if (this.#edited.size > mostRecent && oldest !== undefined) this.#edited.delete(oldest);
    void this.#refreshWhenIdle(document, line);
  }

  /** Reads what the document and the other files of the workspace tell, until all is read or the signal aborts. */
  async read(document: TextDocument, signal: AbortSignal): Promise<void> {
    await this.#names.refresh(document);
    await this.#imports.gather(document.languageId, signal);
  }

  /** What was found in the last pause. */
  snippets(uri: string): readonly Snippet[] {
    return this.#snippets.get(uri) ?? [];
  }

  /**
   * Lines of the other documents, the most recently edited first, and imports of the workspace's files. At most one
   * document is indexed per call, so that a keystroke waits for no more than that.
   */
  lines({ uri, languageId }: Pick<TextDocument, "uri" | "languageId">): readonly LineIndex[] {
    const others = this.#others(uri);
    const stale = others.find((document) => this.#indexes.get(document)?.version !== document.version);
    if (stale) this.#index(stale);
    const open = others.flatMap((document) => this.#indexes.get(document)?.index ?? []);
    const closed = new Map(this.#imports.of(languageId));
    for (const document of [...others, { uri }]) closed.delete(document.uri);
    return [...open, ...closed.values()];
  }

  /** The files of the language's family, by their paths in the workspace. */
  files(languageId: string): readonly string[] {
    return this.#imports.files(languageId);
  }

  /** Files were created, changed or deleted on disk: they are read again in the next pause. */
  changedFiles(uris: readonly string[]): void {
    this.#names.changed(uris);
    this.#imports.changed(uris);
  }

  forget(uri: string): void {
    this.#refreshing.get(uri)?.abort();
    this.#snippets.delete(uri);
    this.#names.forget(uri);
  }

  #others(uri: string): readonly TextDocument[] {
    const recent = [...this.#edited.values()].reverse();
    const open = this.#ports.workspace.openDocuments();
    const known = new Map([...recent, ...open].map((document) => [document.uri, document]));
    known.delete(uri);
    const others = [...known.values()].filter((other) => !holdsSecrets(other.uri, other.languageId));
    return others.slice(0, mostRecent);
  }

  #index(document: TextDocument): void {
    const text = document.getText();
    const path = this.#ports.workspace.relativePath(document.uri);
    const index = indexLines(path, document.languageId, text.length > longestDocument ? "" : text);
    this.#indexes.set(document, { version: document.version, index });
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
      await this.read(document, controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) this.#ports.logger.warn("Looking at other files failed.", error);
    } finally {
      if (this.#refreshing.get(uri) === controller) this.#refreshing.delete(uri);
    }
  }
}
