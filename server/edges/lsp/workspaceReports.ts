import {
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";

const title = "Looking for problems";

/** The problems of a file, with what identifies them. */
export interface FileProblems {
  /** The same as `textDocument/diagnostic` gives for the same problems: VS Code hands those on to the workspace. */
  readonly resultId: string;
  /** The version of an open document; null for a file on disk. */
  readonly version: number | null;
  readonly items: Diagnostic[];
}

/** A request that waits for news. */
interface Poll {
  /** What the client has, by URI. */
  readonly known: Map<string, string>;
  readonly partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;
  readonly progress: WorkDoneProgressReporter;
  /** Reports that could not be streamed, by URI: of a file that changes meanwhile the newest. */
  readonly items: Map<string, WorkspaceDocumentDiagnosticReport>;
  hasNews: boolean;
  readonly answer: () => void;
}

/** Where a client wants to have progress and parts of the answer. */
export interface PollReporters {
  readonly progress: WorkDoneProgressReporter;
  readonly partial?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;
}

/**
 * Answers `workspace/diagnostic`. A request of a client that takes partial results stays open until there is news, and
 * ends when the scan that brought it is done: VS Code asks again two seconds after every answer, so an answer without
 * news would be asked for without end. Any other client is answered as soon as no scan is under way.
 */
export class WorkspaceReports {
  readonly #files = new Map<string, FileProblems>();
  readonly #polls = new Set<Poll>();
  readonly #isOpen: (uri: string) => boolean;
  readonly #noProblems: string;
  /** Scans under way. */
  #scans = 0;

  /**
   * @param isOpen whether a file is open: nothing known of it here does not mean that it has no problems
   * @param noProblems what identifies an empty list
   */
  constructor(isOpen: (uri: string) => boolean, noProblems: string) {
    this.#isOpen = isOpen;
    this.#noProblems = noProblems;
  }

  /** URIs of the files that have problems. */
  get uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Replaces what is known of a file; one that is gone has no problems. */
  set(uri: string, problems: FileProblems): void {
    if (problems.items.length > 0) this.#files.set(uri, problems);
    else this.#files.delete(uri);
    for (const poll of this.#polls) this.#tell(poll, uri);
  }

  /** A scan begins; each has an end, whatever becomes of it. */
  begin(): void {
    this.#scans++;
    if (this.#scans > 1) return;
    for (const { progress } of this.#polls) progress.begin(title, 0);
  }

  /** @param done how much of the scan is done, in percent */
  report(done: number, message: string): void {
    for (const { progress } of this.#polls) progress.report(done, message);
  }

  /** A scan is over; after the last one, what was not reported has no problems. */
  end(): void {
    this.#scans--;
    if (this.#scans > 0) return;
    for (const poll of this.#polls) {
      poll.progress.done();
      this.#finish(poll);
    }
  }

  /** Rejects with the signal's reason when aborted. */
  async pull(
    { previousResultIds }: WorkspaceDiagnosticParams,
    { partial, progress }: PollReporters,
    signal: AbortSignal,
  ): Promise<WorkspaceDiagnosticReport> {
    signal.throwIfAborted();
    const items = new Map<string, WorkspaceDocumentDiagnosticReport>();
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    await new Promise<void>((resolve) => {
      const answer = () => {
        this.#polls.delete(poll);
        resolve();
      };
      const poll: Poll = { known, partial, progress, items, hasNews: false, answer };
      this.#polls.add(poll);
      signal.addEventListener("abort", answer, { once: true });
      this.#start(poll);
    });
    signal.throwIfAborted();
    return { items: [...items.values()] };
  }

  #start(poll: Poll): void {
    if (this.#scans > 0) poll.progress.begin(title, 0);
    for (const uri of this.#files.keys()) this.#tell(poll, uri);
    if (this.#scans === 0) this.#finish(poll);
  }

  #finish(poll: Poll): void {
    // What the client knows of and nothing is known of here has no problems any more.
    for (const uri of [...poll.known.keys()])
      if (!this.#files.has(uri) && !this.#isOpen(uri)) this.#tell(poll, uri);
    if (poll.hasNews || !poll.partial) poll.answer();
  }

  /** Brings a client what it lacks of a file. */
  #tell(poll: Poll, uri: string): void {
    const { resultId, version, items } = this.#files.get(uri) ?? {
      resultId: this.#noProblems,
      version: null,
      items: [],
    };
    if (resultId === (poll.known.get(uri) ?? this.#noProblems)) {
      if (items.length > 0 && !poll.partial)
        poll.items.set(uri, { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
      return;
    }
    const report: WorkspaceDocumentDiagnosticReport = {
      kind: DocumentDiagnosticReportKind.Full,
      uri,
      version,
      resultId,
      items,
    };
    poll.known.set(uri, resultId);
    poll.hasNews = true;
    if (poll.partial) poll.partial.report({ items: [report] });
    else poll.items.set(uri, report);
  }
}
