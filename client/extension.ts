import { type ExtensionContext, window } from "vscode";
import { State } from "vscode-languageclient/node";
import { type StatusParams, statusNotification } from "../server/protocol.ts";
import { registerCommands } from "./commands.ts";
import { createLanguageClient } from "./languageClient.ts";
import { StatusBar } from "./statusBar.ts";

/** Starts the server and wires what VS Code shows to it. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Inkling", { log: true });
  const statusBar = new StatusBar();
  const client = createLanguageClient(context, output);
  context.subscriptions.push(
    output,
    statusBar,
    client,
    client.onNotification(statusNotification, (status: StatusParams) => statusBar.update(status)),
    client.onDidChangeState(({ newState }) => newState === State.Stopped && statusBar.stopped()),
    ...registerCommands({ client, output, statusBar }),
  );
  await client.start();
}
