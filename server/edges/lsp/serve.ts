import path from "node:path";
import type { Connection, InitializeParams } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { parseConfig } from "../../contract/parseConfig.ts";
import type { Logger } from "../../contract/ports.ts";
import { type Composed, compose } from "../../core/compose.ts";
import { JudgeThread } from "../../machine/batch/judgeThread.ts";
import { useBaselineTier } from "../../machine/files/baselineTier.ts";
import { Backlog } from "./backlog.ts";
import { createConnectionLogger } from "./connectionLogger.ts";
import { createDocuments } from "./documents.ts";
import type { OpenConnection } from "./openConnection.ts";
import { registerHandlers } from "./server.ts";
import { addressesOf } from "./watchWorkspace.ts";

/**
 * Runs the LSP server on a connection until the client says exit. A rejected promise or a throw in a timer is logged; it must not
 * take the server down.
 * @param args `--restricted` keeps both models off, for workspaces that are not trusted
 */
export function serve({ connection, backlog }: OpenConnection, args: readonly string[]): void {
  useBaselineTier();
  const logger = createConnectionLogger(connection.console);
  process.on("unhandledRejection", (reason) => logger.error("A task failed.", reason));
  process.on("uncaughtException", (error) => logger.error("A task failed.", error));
  answerOn(connection, args, logger, backlog);
}

/** Answers on a connection, as part of a process. */
export function answerOn(
  connection: Connection,
  args: readonly string[],
  logger: Logger,
  backlog = new Backlog(),
): void {
  const syntaxJudge = new JudgeThread();
  let composed: Composed | undefined;
  const documents = createDocuments((document, changes) => composed?.service.didChange(document, changes));

  connection.onInitialize((params) => {
    const roots = new Set(rootsOf(params));
    composed = compose({
      roots: () => [...roots],
      open: () => documents.all(),
      editorSettings: params.initializationOptions,
      modelPath: undefined,
      restricted: args.includes("--restricted"),
      syntaxJudge,
      logger,
    });
    // A client other than VS Code has no schema to tell its user of a setting that does nothing.
    for (const { path: where, message } of parseConfig(params.initializationOptions ?? {}).problems) {
      logger.warn(`Ignored the setting ${where.join(".") || "object"}: ${message}`);
    }
    return registerHandlers({ connection, backlog, documents, composed, client: params.capabilities, roots });
  });
  connection.onShutdown(async () => {
    await Promise.all([composed?.dispose(), syntaxJudge.close()]);
  });
  documents.listen(connection);
  connection.listen();
}

function rootsOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (Array.isArray(workspaceFolders)) return addressesOf(workspaceFolders);
  if (typeof rootUri === "string") return [rootUri];
  return typeof rootPath === "string" && path.isAbsolute(rootPath) ? [URI.file(rootPath).toString()] : [];
}
