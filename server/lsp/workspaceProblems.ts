import picomatch from "picomatch";
import type { WorkDoneProgressServerReporter } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { toDiagnostic } from "../diagnostics/toDiagnostic.ts";
import { guardNotification } from "../handle.ts";
import { listFiles } from "../node/listFiles.ts";
import { scanFiles } from "../node/workspaceScan.ts";
import type { ServerContext } from "../server.ts";

/** Pause after a change on disk before the changed files are looked at again, in milliseconds. */
const rescanDelay = 500;

/**
 * Problems of files that are not open, for users who turned `diagnostics.workspace` on: one scan in the background, then
 * only what changed. Open files are none of its business; their problems follow the typing.
 */
export class WorkspaceProblems {
  readonly #context: ServerContext;
  readonly #published = new Set<string>();
  readonly #changed = new Set<string>();
  #running: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #on = false;

  constructor(context: ServerContext) {
    this.#context = context;
    const { documents } = context;
    documents.onDidOpen(({ document }) => this.#publish(document.uri, []));
    documents.onDidClose(({ document }) => this.didChangeFiles([document.uri]));
  }

  /** Starts or ends as the settings say; call after they changed. */
  readonly update = (): void => {
    const { settings, ports } = this.#context.composed;
    const on = ports.workspace.roots.some((root) => settings.of(`${root}/file`).diagnostics.workspace);
    if (on === this.#on) return;
    this.#on = on;
    this.#running?.abort();
    if (on) void this.#guarded(() => this.#scanAll());
    else for (const uri of this.#published) this.#publish(uri, []);
  };

  /** Files were created, changed or deleted on disk. */
  didChangeFiles(uris: readonly string[]): void {
    if (!this.#on) return;
    for (const uri of uris) this.#changed.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#guarded(() => this.#scanChanged()), rescanDelay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  async #scanAll(): Promise<void> {
    const { connection, client, composed } = this.#context;
    const progress = client.window?.workDoneProgress
      ? await connection.window.createWorkDoneProgress()
      : undefined;
    const abort = new AbortController();
    this.#running = abort;
    progress?.token.onCancellationRequested(() => abort.abort());
    progress?.begin("Looking for problems", 0, undefined, true);
    try {
      const files = composed.ports.workspace.roots.flatMap((root) => this.#filesBelow(root));
      await this.#scan(files, abort.signal, progress);
    } finally {
      progress?.done();
    }
  }

  async #scanChanged(): Promise<void> {
    const uris = [...this.#changed];
    this.#changed.clear();
    this.#running ??= new AbortController();
    // A file that is gone is skipped by the scan, and so loses its problems.
    for (const uri of uris) this.#publish(uri, []);
    await this.#scan(
      uris.filter((uri) => !this.#isExcluded(uri)).map((uri) => URI.parse(uri).fsPath),
      this.#running.signal,
      undefined,
    );
  }

  async #scan(
    files: readonly string[],
    signal: AbortSignal,
    progress: WorkDoneProgressServerReporter | undefined,
  ): Promise<void> {
    const { settings, ports, service } = this.#context.composed;
    try {
      const { files: scanned } = await scanFiles(
        {
          files,
          settings,
          relativePath: (uri) => ports.workspace.relativePath(uri),
          logger: ports.logger,
          copies: service.diagnostics.copies,
          onProgress: (done) =>
            progress?.report(Math.round((done / files.length) * 100), `${done} of ${files.length} files`),
        },
        signal,
      );
      for (const { uri, findings } of scanned) this.#publish(uri, findings.map(toDiagnostic));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #isExcluded(uri: string): boolean {
    const { settings, ports } = this.#context.composed;
    return picomatch([...settings.of(uri).exclude], { dot: true })(ports.workspace.relativePath(uri));
  }

  #filesBelow(root: string): string[] {
    const { exclude } = this.#context.composed.settings.of(`${root}/file`);
    return [...listFiles(URI.parse(root).fsPath, { exclude })];
  }

  #publish(uri: string, diagnostics: ReturnType<typeof toDiagnostic>[]): void {
    const isOpen = this.#context.documents.get(uri) !== undefined;
    if (isOpen ? !this.#published.has(uri) : diagnostics.length === 0 && !this.#published.has(uri)) return;
    const shown = isOpen ? [] : diagnostics;
    if (shown.length > 0) this.#published.add(uri);
    else this.#published.delete(uri);
    void this.#context.connection.sendDiagnostics({ uri, diagnostics: shown });
  }

  #guarded(work: () => Promise<void>): Promise<void> {
    return guardNotification("Workspace scan", this.#context.composed.ports.logger, work)(undefined);
  }
}
