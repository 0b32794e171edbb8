/** "Inkling: Classify Workspace": makes the report and shows it in a panel. */
import {
  type Disposable,
  type ExtensionContext,
  l10n,
  ProgressLocation,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type ClassifyProgress,
  cancelReportNotification,
  type ExportParams,
  exportRequest,
  reportProgressNotification,
  reportRequest,
  type WorkspaceReport,
} from "../../server/edges/lsp/protocol.ts";
import type { FromPage, ToPage } from "./messages.ts";
import { pageWords } from "./pageWords.ts";
import { reportHtml } from "./reportHtml.ts";
import { secondsLeft } from "./secondsLeft.ts";

/** Shows at most one panel; asking again makes the report anew in it. */
export class ReportPanel implements Disposable {
  readonly #client: LanguageClient;
  readonly #dist: Uri;
  #panel: WebviewPanel | undefined;
  #report: WorkspaceReport | undefined;

  constructor(context: ExtensionContext, client: LanguageClient) {
    this.#client = client;
    this.#dist = Uri.joinPath(context.extensionUri, "dist");
  }

  /** Classifies the workspace with progress, and shows the result; a cancelled run shows what it had. */
  async classifyWorkspace(): Promise<void> {
    const report = await this.#classify();
    if (!report)
      return void window.showErrorMessage(
        l10n.t("The workspace could not be classified; the output says why."),
      );
    this.#report = report;
    const panel = this.#show();
    await panel.webview.postMessage({ type: "report", report, words: pageWords() } satisfies ToPage);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  async #classify(): Promise<WorkspaceReport | null> {
    const options = {
      location: ProgressLocation.Notification,
      title: l10n.t("Classifying the workspace"),
      cancellable: true,
    };
    return window.withProgress(options, async (progress, token) => {
      let shown = 0;
      const subscriptions = [
        token.onCancellationRequested(() => this.#client.sendNotification(cancelReportNotification, {})),
        this.#client.onNotification(reportProgressNotification, (state: ClassifyProgress) => {
          const percent = state.total > 0 ? (100 * state.done) / state.total : 0;
          const { done, total, perSecond } = state;
          const message = l10n.t(
            "{0} of {1} files, {2}/s, {3} s left",
            done,
            total,
            Math.round(perSecond),
            secondsLeft(state),
          );
          progress.report({ message, increment: Math.max(0, percent - shown) });
          shown = Math.max(shown, percent);
        }),
      ];
      try {
        return await this.#client.sendRequest<WorkspaceReport | null>(reportRequest, {});
      } finally {
        for (const subscription of subscriptions) subscription.dispose();
      }
    });
  }

  #show(): WebviewPanel {
    if (this.#panel) {
      this.#panel.reveal();
      return this.#panel;
    }
    const panel = window.createWebviewPanel(
      "inkling.report",
      l10n.t("Inkling: Workspace"),
      ViewColumn.Active,
      {
        enableScripts: true,
        localResourceRoots: [this.#dist],
        retainContextWhenHidden: true,
      },
    );
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.html = reportHtml({
      cspSource: panel.webview.cspSource,
      script: panel.webview.asWebviewUri(Uri.joinPath(this.#dist, "reportPage.js")).toString(),
      style: panel.webview.asWebviewUri(Uri.joinPath(this.#dist, "reportPage.css")).toString(),
    });
    this.#panel = panel;
    return panel;
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case "ready":
        if (this.#report && this.#panel)
          await this.#panel.webview.postMessage({
            type: "report",
            report: this.#report,
            words: pageWords(),
          } satisfies ToPage);
        break;
      case "open":
        await this.#open(message.root, message.path);
        break;
      case "again":
        await this.classifyWorkspace();
        break;
      case "export":
        await this.#export(message.format);
        break;
    }
  }

  async #open(root: number, path: string): Promise<void> {
    const folder = this.#report?.roots[root];
    if (folder === undefined) return;
    try {
      await window.showTextDocument(Uri.joinPath(Uri.parse(folder), path), { viewColumn: ViewColumn.Beside });
    } catch (error) {
      void window.showWarningMessage(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #export(format: ExportParams["format"]): Promise<void> {
    const ending = format === "markdown" ? "md" : format;
    const [root] = this.#report?.roots ?? [];
    const uri = await window.showSaveDialog({
      ...(root === undefined
        ? {}
        : { defaultUri: Uri.joinPath(Uri.parse(root), `classification.${ending}`) }),
      filters: { [ending.toUpperCase()]: [ending] },
      title: l10n.t("Export records"),
    });
    if (!uri) return;
    const count = await this.#client.sendRequest<number | null>(exportRequest, {
      format,
      uri: uri.toString(),
    });
    if (count === null) return void window.showErrorMessage(l10n.t("{0} could not be written.", uri.fsPath));
    void window.showInformationMessage(l10n.t("{0} records were written to {1}.", count, uri.fsPath));
  }
}
