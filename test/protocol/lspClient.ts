import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { type StatusParams, statusNotification } from "../../server/edges/lsp/protocol.ts";

export const repository = fileURLToPath(new URL("../../", import.meta.url));
export const examples = path.join(repository, "examples");

/** What a client with pull diagnostics says it can do. */
export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: {}, inlineCompletion: {} },
  workspace: { diagnostics: { refreshSupport: true }, codeLens: { refreshSupport: true } },
};

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly settings?: unknown;
  readonly root?: string;
  readonly command?: readonly string[];
  /** Added to this process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A plain LSP client of the built server, over stdio. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly statuses: StatusParams[] = [];
  readonly messages: string[] = [];
  readonly pushed = new Map<string, Diagnostic[]>();
  /** Options of what the server registered last, by method. */
  readonly registered = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #process: ChildProcess;
  readonly #waiting = new Set<() => void>();
  #version = 1;

  private constructor(process: ChildProcess, connection: ProtocolConnection, initialized: InitializeResult) {
    this.#process = process;
    this.connection = connection;
    this.initialized = initialized;
  }

  static async start(options: StartOptions = {}): Promise<LspClient> {
    const [program = "", ...args] = options.command ?? [
      process.execPath,
      path.join(repository, "dist/server.js"),
      "--stdio",
    ];
    const child = spawn(program, args, {
      stdio: ["pipe", "pipe", "inherit"],
      cwd: repository,
      env: { ...process.env, ...options.environment },
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    // Kept until the client exists, so that nothing said early is lost.
    const early: ((to: LspClient) => void)[] = [];
    let client: LspClient | undefined;
    const tell = (what: (to: LspClient) => void) => {
      if (client) client.#heard(what);
      else early.push(what);
    };
    connection.onNotification("window/logMessage", ({ message }: { message: string }) =>
      tell((to) => to.messages.push(message)),
    );
    connection.onNotification("window/showMessage", ({ message }: { message: string }) =>
      tell((to) => to.messages.push(message)),
    );
    connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) =>
        tell((to) => to.pushed.set(uri, diagnostics)),
    );
    connection.onNotification(statusNotification, (status: StatusParams) =>
      tell((to) => to.statuses.push(status)),
    );
    connection.onRequest("workspace/diagnostic/refresh", () => null);
    connection.onRequest("workspace/codeLens/refresh", () => null);
    connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
      for (const { method, registerOptions } of registrations)
        tell((to) => to.registered.set(method, registerOptions ?? {}));
      return null;
    });
    connection.onRequest("client/unregisterCapability", () => null);
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.listen();
    const root = pathToFileURL(options.root ?? examples).toString();
    const initialized = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: "root" }],
      capabilities: options.capabilities ?? pulling,
      initializationOptions: options.settings ?? {},
    });
    client = new LspClient(child, connection, initialized);
    for (const what of early) client.#heard(what);
    await connection.sendNotification("initialized", {});
    return client;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** The server's process and the model's. */
  get pids(): readonly number[] {
    const host = this.statuses.findLast(({ model }) => model.processId !== undefined)?.model.processId;
    return host === undefined ? [this.pid] : [this.pid, host];
  }

  /** Resolves when the model is ready or has failed. */
  async modelSettled(): Promise<StatusParams> {
    return this.until(() => this.statuses.findLast(({ model }) => model.state !== "loading"));
  }

  /** Resolves with what `find` finds, looked for again after every message. */
  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** The version of the next change; versions only ever grow. */
  nextVersion(): number {
    return this.#version++;
  }

  uri(name: string): string {
    return pathToFileURL(path.join(examples, name)).toString();
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: this.#version++, text },
    });
  }

  /** Inserts text at a place (0-based) as an editor does. */
  async type(uri: string, line: number, character: number, text: string): Promise<void> {
    const place = { line, character };
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: this.#version++ },
      contentChanges: [{ range: { start: place, end: place }, text }],
    });
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Leaves what the server says unread, as a client does that hangs. */
  pauseReading(): void {
    this.#process.stdout?.pause();
  }

  resumeReading(): void {
    this.#process.stdout?.resume();
  }

  /** Kills the server, as the system does when memory runs out; requests under way get no answer. */
  async kill(): Promise<void> {
    const exit = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await exit;
    this.connection.dispose();
  }

  /** Says goodbye as LSP wants it; fails when the process does not end well. */
  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    const exit = once(this.#process, "exit");
    await this.connection.sendNotification("exit");
    const [code] = await exit;
    this.connection.dispose();
    if (code !== 0) throw new Error(`the server ended with status ${code}`);
  }

  #heard(what: (to: LspClient) => void): void {
    what(this);
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
