import { randomBytes } from "node:crypto";
import {
  commands,
  type Disposable,
  env,
  l10n,
  Uri,
  type WebviewView,
  type WebviewViewProvider,
  window,
} from "vscode";
import type { FromPage, ShownAnswer, ToPage } from "./messages.ts";

const viewId = "inkling.answer";
const nonceBytes = 16;

/** The quiet place for answers: a view in the panel, which never takes the focus away from the editor. */
export class AnswerView implements WebviewViewProvider, Disposable {
  readonly #dist: Uri;
  readonly #registration: Disposable;
  #view: WebviewView | undefined;
  #answer: ShownAnswer | undefined;
  /** Called with what the reader asks for. */
  onMessage: (message: FromPage) => unknown = () => undefined;

  constructor(extensionUri: Uri) {
    this.#dist = Uri.joinPath(extensionUri, "dist");
    this.#registration = window.registerWebviewViewProvider(viewId, this, {
      webviewOptions: { retainContextWhenHidden: true },
    });
  }

  /** The answer that is shown. */
  get answer(): ShownAnswer | undefined {
    return this.#answer;
  }

  resolveWebviewView(view: WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#dist] };
    view.webview.onDidReceiveMessage((message: FromPage) =>
      message.type === "ready" ? this.#post() : this.onMessage(message),
    );
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    view.webview.html = this.#html(view);
  }

  /** Brings the view up. The first time it has to be focused to exist at all. */
  async reveal(): Promise<void> {
    if (this.#view) this.#view.show(true);
    else await commands.executeCommand(`${viewId}.focus`, { preserveFocus: true });
  }

  show(answer: ShownAnswer): void {
    this.#answer = answer;
    this.#post();
  }

  dispose(): void {
    this.#registration.dispose();
  }

  #post(): void {
    if (this.#answer)
      void this.#view?.webview.postMessage({ type: "answer", answer: this.#answer } satisfies ToPage);
  }

  #html({ webview }: WebviewView): string {
    const nonce = randomBytes(nonceBytes).toString("base64");
    const resource = (name: string) => webview.asWebviewUri(Uri.joinPath(this.#dist, name)).toString();
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
    return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${resource("answerPage.css")}">
<title>${l10n.t("Answer")}</title>
</head>
<body>
<p id="empty">${l10n.t("Ask anything small with “Inkling: Ask…”: what a word means, how two things differ, how something is done.")}</p>
<main hidden>
<h2 id="question"></h2>
<div id="text" aria-live="polite"></div>
<p id="nearest" hidden data-label="${l10n.t("Nearest:")}"></p>
<p id="note" role="status"></p>
<nav aria-label="${l10n.t("Answer")}">
<button type="button" id="copy">${l10n.t("Copy")}</button>
<button type="button" id="insert">${l10n.t("Insert")}</button>
<button type="button" id="larger">${l10n.t("Try the Larger Model")}</button>
<button type="button" id="stop">${l10n.t("Stop")}</button>
<button type="button" id="again">${l10n.t("Ask Another")}</button>
</nav>
</main>
<script nonce="${nonce}" src="${resource("answerPage.js")}"></script>
</body>
</html>
`;
  }
}
