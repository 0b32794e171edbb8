import type {
  WorkDoneProgressServerReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import { URI } from "vscode-uri";
import { findProblems } from "../../core/problems.ts";
import type { Finding } from "../../features/diagnostics/engine/finding.ts";
import { toDiagnostics } from "../../features/diagnostics/report/toDiagnostic.ts";
import { scanFiles } from "../../machine/batch/workspaceScan.ts";
import { listIncludedInTurns } from "../../machine/files/listIncluded.ts";
import type { ServerContext } from "./context.ts";
import { DiagnosticsRegistration, pullsWorkspace } from "./diagnosticsRegistration.ts";
import { guardNotification } from "./handle.ts";
import { type PollReporters, WorkspaceReports } from "./workspaceReports.ts";

/** Pause after a change on disk before the changed files are looked at again, in milliseconds. */
const rescanDelay = 500;

/**
 * Problems of files that are not open, for users who turned `diagnostics.workspace` on: one scan in the background, then
 * only what changed. Clients that can pull the problems of a workspace do, those of open files included: VS Code shows these
 * while the file has an editor, and only these while it has none. To other clients the problems of closed files are pushed.
 */
export class WorkspaceProblems {
  readonly #context: ServerContext;
  readonly #registration: DiagnosticsRegistration;
  /** For clients that pull. */
  readonly #reports: WorkspaceReports | undefined;
  /** Files with problems that were pushed. */
  readonly #pushed = new Set<string>();
  readonly #changed = new Set<string>();
  #running: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #on = false;
  /** Settings changed, so that every file is to be looked at again. */
  #isOutdated = false;

  constructor(context: ServerContext) {
    this.#context = context;
    const { documents, client } = context;
    this.#registration = new DiagnosticsRegistration(context);
    if (pullsWorkspace(client, this.isWanted))
      this.#reports = new WorkspaceReports(
        (uri) => documents.get(uri) !== undefined,
        context.composed.service.diagnostics.resultId([]),
      );
    if (this.#reports) documents.onDidChangeContent(({ document }) => this.didChangeFiles([document.uri]));
    documents.onDidOpen(({ document }) => this.#opened(document.uri));
    documents.onDidClose(({ document }) => this.didChangeFiles([document.uri]));
  }

  /** Starts or ends as the settings say; call after they changed. */
  readonly update = (): void => {
    const on = this.isWanted;
    void this.#guarded(() => this.#registration.update(on));
    if (on && this.#on) this.#scanSoon("all");
    if (on === this.#on) return;
    this.#on = on;
    this.#running?.abort();
    clearTimeout(this.#timer);
    if (on) void this.#guarded(() => this.#scanAll());
    else void this.#guarded(() => this.#clear());
  };

  /** Answers `workspace/diagnostic`. */
  async pull(
    params: WorkspaceDiagnosticParams,
    reporters: PollReporters,
    signal: AbortSignal,
  ): Promise<WorkspaceDiagnosticReport> {
    return (await this.#reports?.pull(params, reporters, signal)) ?? { items: [] };
  }

  /** Files were created, changed or deleted on disk. */
  didChangeFiles(uris: readonly string[]): void {
    if (!this.#on) return;
    for (const uri of uris) if (uri.startsWith("file:")) this.#changed.add(uri);
    this.#scanSoon("changed");
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  #scanSoon(what: "all" | "changed"): void {
    if (what === "all") this.#isOutdated = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.#guarded(() => (this.#isOutdated ? this.#scanAll() : this.#scanChanged())),
      rescanDelay,
    );
  }

  async #scanAll(): Promise<void> {
    this.#isOutdated = false;
    this.#changed.clear();
    this.#running?.abort();
    await this.#reporting(async () => {
      const { connection, client } = this.#context;
      const progress = client.window?.workDoneProgress
        ? await connection.window.createWorkDoneProgress()
        : undefined;
      const abort = new AbortController();
      this.#running = abort;
      progress?.token.onCancellationRequested(() => abort.abort());
      progress?.begin("Looking for problems", 0, undefined, true);
      try {
        const files = await this.#listAll(abort.signal);
        await this.#scan(files, abort.signal, progress, [...this.#pushed, ...(this.#reports?.uris ?? [])]);
      } finally {
        progress?.done();
      }
    });
  }

  /** Clients that pull are answered when no scan is under way any more: a short one may begin and end within a long one. */
  async #reporting(scan: () => Promise<void>): Promise<void> {
    this.#reports?.begin();
    try {
      await scan();
    } finally {
      this.#reports?.end();
    }
  }

  async #scanChanged(): Promise<void> {
    const uris = [...this.#changed];
    this.#changed.clear();
    // Who stopped the scan of everything still wants to see what changes.
    if (!this.#running || this.#running.signal.aborted) this.#running = new AbortController();
    // An open document shows what it holds, whatever is on disk.
    const onDisk = uris.filter((uri) => !this.#context.documents.get(uri) && !this.#isExcluded(uri));
    const files = onDisk.map((uri) => URI.parse(uri).fsPath);
    const { signal } = this.#running;
    await this.#reporting(() => this.#scan(files, signal, undefined, uris));
  }

  /** @param expected files that lose their problems when the scan does not meet them: they are gone, or excluded */
  async #scan(
    files: readonly string[],
    signal: AbortSignal,
    progress: WorkDoneProgressServerReporter | undefined,
    expected: readonly string[],
  ): Promise<void> {
    const { settings, ports, service } = this.#context.composed;
    try {
      signal.throwIfAborted();
      const { files: scanned } = await scanFiles(
        {
          files,
          settings,
          relativePath: (uri) => ports.workspace.relativePath(uri),
          logger: ports.logger,
          copies: service.diagnostics.copies,
          onProgress: (done) => {
            const percent = Math.round((done / files.length) * 100);
            for (const reporter of [progress, this.#reports])
              reporter?.report(percent, `${done} of ${files.length} files`);
          },
        },
        signal,
      );
      for (const { uri, findings } of scanned) await this.#publish(uri, findings, signal);
      const met = new Set(scanned.map(({ uri }) => uri));
      for (const uri of expected) if (!met.has(uri)) await this.#publish(uri, [], signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Whether the user wants the problems of the whole workspace, in any of its folders. */
  get isWanted(): boolean {
    const { settings, ports } = this.#context.composed;
    return ports.workspace.roots.some((root) => settings.of(`${root}/file`).diagnostics.workspace);
  }

  #isExcluded(uri: string): boolean {
    return this.#context.composed.settings.isExcluded(URI.parse(uri).fsPath);
  }

  /** The files of the workspace; those so far when the signal aborts. */
  async #listAll(signal: AbortSignal): Promise<readonly string[]> {
    const { ports, settings } = this.#context.composed;
    const files: string[] = [];
    try {
      for (const root of ports.workspace.roots)
        for await (const file of listIncludedInTurns(URI.parse(root).fsPath, settings, signal))
          files.push(file);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return files;
  }

  /** An open file's problems come from elsewhere; a client that pulls replaces what it has by itself. */
  #opened(uri: string): void {
    if (!this.#pushed.delete(uri)) return;
    void this.#context.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Takes back all that was said. */
  async #clear(): Promise<void> {
    const { signal } = new AbortController();
    for (const uri of [...this.#pushed, ...(this.#reports?.uris ?? [])]) await this.#publish(uri, [], signal);
  }

  /** @param findings what the file on disk shows; an open document shows what it holds now */
  async #publish(uri: string, findings: readonly Finding[], signal: AbortSignal): Promise<void> {
    const { connection, documents, composed } = this.#context;
    const document = documents.get(uri);
    if (this.#reports) {
      const { resultId } = composed.service.diagnostics;
      const onDisk = () => ({ resultId: resultId(findings), items: toDiagnostics(findings) });
      const { version } = document ?? { version: null };
      const shown = document ? await findProblems(composed.service, document, signal) : onDisk();
      this.#reports.set(uri, { ...shown, version });
      return;
    }
    if (document || (findings.length === 0 && !this.#pushed.has(uri))) return;
    if (findings.length > 0) this.#pushed.add(uri);
    else this.#pushed.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: toDiagnostics(findings) });
  }

  #guarded(work: () => Promise<void>): Promise<void> {
    return guardNotification("Workspace scan", this.#context.composed.ports.logger, work)(undefined);
  }
}
