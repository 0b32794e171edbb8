import { type ExtensionContext, window } from "vscode";
import { State } from "vscode-languageclient/node";
import { type StatusParams, statusNotification } from "../server/edges/lsp/protocol.ts";
import { createApi, type InklingApi } from "./api.ts";
import { Asking } from "./ask/askQuestion.ts";
import { followLargeModelKey } from "./ask/largeModelKey.ts";
import { registerCommands } from "./commands.ts";
import { createLanguageClient } from "./languageClient.ts";
import { registerLanguageModelTools } from "./languageModelTools.ts";
import { registerModelCommands } from "./models/modelCommands.ts";
import { Models } from "./models/models.ts";
import { offerModel } from "./models/offerModel.ts";
import { warnOfModel } from "./models/warnOfModel.ts";
import { Pages } from "./pages.ts";
import { ReportPanel } from "./report/reportPanel.ts";
import { registerRequirementsView } from "./requirementCommands.ts";
import { reportRestingCursor } from "./restingCursor.ts";
import { StatusBar } from "./statusBar.ts";

/** Starts the server, wires what VS Code shows to it, and hands the API to other extensions. */
export async function activate(context: ExtensionContext): Promise<InklingApi> {
  const output = window.createOutputChannel("Inkling", { log: true });
  const statusBar = new StatusBar();
  const environment: Record<string, string> = {};
  const client = createLanguageClient(context, output, environment);
  await followLargeModelKey(context, environment, client);
  const report = new ReportPanel(context, client);
  const asking = new Asking(context, client);
  const models = new Models(client);
  const pages = new Pages();
  const offer = offerModel(context, models);
  const warn = warnOfModel();
  context.subscriptions.push(
    output,
    statusBar,
    report,
    pages,
    client,
    // A client has one listener for each notification.
    client.onNotification(statusNotification, (status: StatusParams) => {
      statusBar.update(status);
      offer(status);
      warn(status);
    }),
    client.onDidChangeState(({ newState }) => newState === State.Stopped && statusBar.stopped()),
    reportRestingCursor(client),
    ...registerCommands({ client, output, statusBar, report, asking, extension: context }),
    ...registerModelCommands(models, pages),
    ...registerLanguageModelTools(client, context.extension),
    ...registerRequirementsView(client),
  );
  await client.start();
  return createApi(client);
}
