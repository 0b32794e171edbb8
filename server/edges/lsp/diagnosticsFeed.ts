import { setTimeout as sleep } from "node:timers/promises";
import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { untilAborted } from "../../contract/untilAborted.ts";
import { findProblems, type Problems } from "../../core/problems.ts";
import type { ServerContext } from "./context.ts";
import { guardNotification } from "./handle.ts";

/** Pause after an edit before problems are pushed, in milliseconds, for clients that cannot pull them. */
const pushDelay = 150;

/**
 * Milliseconds for which a pull lets others go first: an editor sends several messages for every keystroke, one write after the
 * other, and ghost text is missed sooner than problems.
 */
const messageGap = 2;

/** Milliseconds for which problems wait for those of identifiers, while the workspace is still being read. */
const linkPatience = 500;

/** A search for the problems of one version of a document. */
interface Asked {
  readonly version: number;
  readonly abort: AbortController;
  readonly problems: Promise<Problems>;
  waiting: number;
  isDone: boolean;
}

/** Brings problems to the client: pulled where the client can, pushed otherwise. */
export class DiagnosticsFeed {
  readonly nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  readonly #context: ServerContext;
  readonly #pulls: boolean;
  /** Ends the wait for identifiers of whoever was answered without them, when the document is asked about again. */
  readonly #late = new WeakMap<TextDocument, AbortController>();
  /** Versions of documents that were asked for again because problems came late: each once. */
  readonly #renewed = new WeakMap<TextDocument, number>();
  /** What is being found out about a document, for all who ask meanwhile. */
  #asked = new WeakMap<TextDocument, Asked>();
  readonly #pending = new Map<string, { timer: NodeJS.Timeout; abort: AbortController }>();

  constructor(context: ServerContext) {
    this.#context = context;
    this.#pulls = context.client.textDocument?.diagnostic !== undefined;
    const { documents, composed } = context;
    composed.service.diagnostics.onDidSettle((uri) => this.#again(uri));
    if (this.#pulls) return;
    documents.onDidChangeContent(({ document }) => this.#pushSoon(document.uri));
    documents.onDidClose(({ document }) => this.#clear(document.uri));
  }

  /** Answers `textDocument/diagnostic`. */
  async pull(params: DocumentDiagnosticParams, signal: AbortSignal): Promise<DocumentDiagnosticReport> {
    await sleep(messageGap, undefined, { signal });
    const document = this.#context.documents.get(params.textDocument.uri);
    if (!document) return this.nothing;
    const { resultId, items } = await this.#together(document, signal);
    if (resultId === params.previousResultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /** Asks for, or pushes, the problems of every open document, after settings or other files changed. */
  refresh(): void {
    this.#asked = new WeakMap();
    const { connection, documents, client } = this.#context;
    if (!this.#pulls) for (const document of documents.all()) this.#pushSoon(document.uri);
    else if (client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
  }

  /** Finds the problems of a version once, however many ask for them at the same time; ends when nobody waits any more. */
  async #together(document: TextDocument, signal: AbortSignal): Promise<Problems> {
    let asked = this.#asked.get(document);
    if (asked?.version !== document.version || asked.abort.signal.aborted) {
      asked = this.#ask(document);
      this.#asked.set(document, asked);
    }
    const { abort, problems } = asked;
    asked.waiting++;
    try {
      return await untilAborted(problems, signal);
    } finally {
      asked.waiting--;
      if (asked.waiting === 0 && !asked.isDone) abort.abort();
    }
  }

  #ask(document: TextDocument): Asked {
    const abort = new AbortController();
    const problems = this.#problems(document, abort.signal);
    const asked: Asked = { version: document.version, abort, problems, waiting: 0, isDone: false };
    const end = () => {
      asked.isDone = true;
      if (this.#asked.get(document) === asked) this.#asked.delete(document);
    };
    problems.then(end, end);
    return asked;
  }

  #again(uri: string): void {
    if (this.#pulls) this.refresh();
    else this.#pushSoon(uri);
  }

  #pushSoon(uri: string): void {
    this.#cancel(uri);
    const abort = new AbortController();
    const push = guardNotification("Diagnostics", this.#context.composed.ports.logger, () =>
      this.#push(uri, abort.signal),
    );
    this.#pending.set(uri, { abort, timer: setTimeout(() => void push(undefined), pushDelay) });
  }

  async #push(uri: string, signal: AbortSignal): Promise<void> {
    const document = this.#context.documents.get(uri);
    if (!document) return;
    const { items } = await this.#problems(document, signal).catch((error: unknown) => {
      if (signal.aborted) return { items: undefined };
      throw error;
    });
    if (!items || signal.aborted) return;
    await this.#context.connection.sendDiagnostics({ uri, version: document.version, diagnostics: items });
  }

  #clear(uri: string): void {
    this.#cancel(uri);
    this.#pending.delete(uri);
    void this.#context.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  #cancel(uri: string): void {
    const pending = this.#pending.get(uri);
    clearTimeout(pending?.timer);
    pending?.abort.abort();
  }

  async #problems(document: TextDocument, signal: AbortSignal): Promise<Problems> {
    const patience = this.#canTellLater() ? linkPatience : undefined;
    this.#late.get(document)?.abort();
    const abort = new AbortController();
    const either = AbortSignal.any([signal, abort.signal]);
    const problems = await findProblems(this.#context.composed.service, document, either, patience);
    if (problems.late) this.#late.set(document, abort);
    void problems.late?.then(
      () => this.#renew(document),
      () => undefined, // Whoever asked went on, and asks again.
    );
    return problems;
  }

  #canTellLater(): boolean {
    return !this.#pulls || this.#context.client.workspace?.diagnostics?.refreshSupport === true;
  }

  #renew(document: TextDocument): void {
    if (this.#renewed.get(document) === document.version) return;
    this.#renewed.set(document, document.version);
    this.#again(document.uri);
  }
}
