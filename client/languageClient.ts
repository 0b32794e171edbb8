import * as path from "node:path";
import { commands, type ExtensionContext, type LogOutputChannel, l10n, window, workspace } from "vscode";
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import { checkMiddleware } from "./checkRequirements.ts";
import { rulePageMiddleware } from "./documentation.ts";
import { closersFeature, inlineCompletionMiddleware, noteUndoing } from "./inlineCompletion.ts";
import { oneAfterAnother } from "./oneAfterAnother.ts";
import { renameAtFeature } from "./renameAt.ts";
import { servedSchemes } from "./restingCursor.ts";
import { serverEnvironment, serverFlags } from "./serverProcess.ts";

/** Restarts allowed within the window below before the user is asked. */
const maxRestarts = 5;
const restartWindowMs = 3 * 60_000;

/** Tells the server to keep the model off. */
const restricted = "--restricted";

/**
 * Makes the client of Inkling's server, not yet started. `environment` is what the server's process gets beside the editor's
 * own; it is read anew at each start. In Restricted Mode the server keeps to heuristics.
 * Implements INV-5.
 */
export function createLanguageClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  environment: Record<string, string>,
): LanguageClient {
  const module = context.asAbsolutePath(path.join("dist", "server.js"));
  const args: string[] = [];
  if (!workspace.isTrusted) args.push(restricted);
  Object.assign(environment, serverEnvironment, compileCache(context));
  const server: ServerOptions = {
    run: {
      module,
      args,
      transport: TransportKind.ipc,
      options: { execArgv: [...serverFlags], env: environment },
    },
    debug: {
      module,
      args,
      transport: TransportKind.ipc,
      options: { execArgv: ["--nolazy", "--inspect=6009"] },
    },
  };
  const options: LanguageClientOptions = {
    documentSelector: servedSchemes.map((scheme) => ({ scheme })),
    outputChannel: output,
    // Read anew at each start: the model is chosen then.
    initializationOptions: () => workspace.getConfiguration("inkling"),
    synchronize: { configurationSection: "inkling" },
    errorHandler: createErrorHandler(output),
    middleware: { ...inlineCompletionMiddleware, ...checkMiddleware, ...rulePageMiddleware },
  };
  const client = new InklingClient("inkling", "Inkling", server, options);
  client.registerFeature(closersFeature);
  client.registerFeature(renameAtFeature);
  context.subscriptions.push(
    noteUndoing(),
    workspace.onDidGrantWorkspaceTrust(() => {
      args.splice(args.indexOf(restricted), 1);
      return client.restart();
    }),
    workspace.onDidChangeConfiguration(
      (change) => change.affectsConfiguration("inkling.model") && client.restart(),
    ),
  );
  return client;
}

/** A client that can be told to restart at any time: while it starts, too, and again and again. */
class InklingClient extends LanguageClient {
  readonly #restart = oneAfterAnother(async () => {
    // What is on its way cannot be stopped.
    if (this.state === State.Starting) await this.start();
    await super.restart();
  });

  override restart(): Promise<void> {
    return this.#restart();
  }
}

/** Node 22 and newer keep compiled code there, which starts model and server sooner; older ones take no notice. */
function compileCache({ globalStorageUri }: ExtensionContext): Readonly<Record<string, string>> {
  return { NODE_COMPILE_CACHE: path.join(globalStorageUri.fsPath, "compile-cache") };
}

/**
 * Brings a server that died back at once; one that keeps dying is left alone, with a way to try again.
 * Implements INV-8.
 */
function createErrorHandler(output: LogOutputChannel): ErrorHandler {
  const restarts: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      const now = Date.now();
      restarts.push(now);
      while (restarts[0] !== undefined && now - restarts[0] > restartWindowMs) restarts.shift();
      if (restarts.length <= maxRestarts) {
        output.warn("The Inkling server stopped; starting it again.");
        return { action: CloseAction.Restart, handled: true };
      }
      void offerRestart(restarts.length, output);
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function offerRestart(times: number, output: LogOutputChannel): Promise<void> {
  const again = l10n.t("Start Again");
  const show = l10n.t("Show Output");
  const choice = await window.showErrorMessage(
    l10n.t("The Inkling server stopped {0} times within three minutes and stays off.", times),
    again,
    show,
  );
  if (choice === show) output.show();
  if (choice === again) await commands.executeCommand("inkling.restart");
}
