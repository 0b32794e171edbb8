import {
  type ClientCapabilities,
  type DiagnosticOptions,
  type Disposable,
  DocumentDiagnosticRequest,
} from "vscode-languageserver";
import type { ServerContext } from "./context.ts";

/** What is offered to a client that pulls problems. */
export function diagnosticOptions(workspaceDiagnostics: boolean): DiagnosticOptions {
  return { identifier: "inkling", interFileDependencies: true, workspaceDiagnostics, workDoneProgress: true };
}

/** Whether what is offered may change while the client runs. */
export function registersDiagnostics(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic?.dynamicRegistration === true;
}

/**
 * Whether the problems of the workspace are pulled rather than pushed.
 * @param isWanted whether the user wants them when the server starts: later only a registration can offer it
 */
export function pullsWorkspace(client: ClientCapabilities, isWanted: boolean): boolean {
  return registersDiagnostics(client) || (client.textDocument?.diagnostic !== undefined && isWanted);
}

/**
 * Offers the problems of the workspace only while the user wants them. VS Code leaves the problems of a closed file to a
 * server that offers those of the workspace, so that they would stay for ever if nobody looked at the workspace.
 */
export class DiagnosticsRegistration {
  readonly #context: Pick<ServerContext, "client" | "connection">;
  #offered: boolean | undefined;
  #registration: Promise<Disposable> | undefined;

  constructor(context: Pick<ServerContext, "client" | "connection">) {
    this.#context = context;
  }

  /** Call once the client is initialized, and whenever the settings changed. */
  async update(workspaceDiagnostics: boolean): Promise<void> {
    const { client, connection } = this.#context;
    if (!registersDiagnostics(client) || this.#offered === workspaceDiagnostics) return;
    this.#offered = workspaceDiagnostics;
    const last = this.#registration;
    this.#registration = (async () => {
      (await last)?.dispose();
      return connection.client.register(DocumentDiagnosticRequest.type, {
        documentSelector: null,
        ...diagnosticOptions(workspaceDiagnostics),
      });
    })();
    await this.#registration;
  }
}
