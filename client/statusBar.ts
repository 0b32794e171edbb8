import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
} from "vscode";
import type { StatusParams } from "../server/edges/lsp/protocol.ts";

/** The status bar's view of the server: model, pause, last latency, cache, and why nothing was shown. */
export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem("inkling.status", StatusBarAlignment.Right, 100);
  readonly #changes = new EventEmitter<StatusParams | undefined>();
  #status: StatusParams | undefined;

  constructor() {
    this.#item.name = "Inkling";
    this.#item.command = "inkling.menu";
    this.#item.text = "$(loading~spin) Inkling";
    this.#item.tooltip = l10n.t("Inkling is starting.");
    this.#item.show();
  }

  /** What the server said last; undefined while it is not running. */
  get status(): StatusParams | undefined {
    return this.#status;
  }

  update(status: StatusParams): void {
    this.#status = status;
    // Commands are offered by it: who is paused can resume, who is not can pause.
    void commands.executeCommand("setContext", "inkling.paused", status.paused);
    const failed = status.model.state === "failed";
    this.#item.text = `${icon(status)} Inkling`;
    this.#item.tooltip = tooltip(status);
    this.#item.backgroundColor = failed ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.accessibilityInformation = { label: `Inkling: ${modelLine(status)}` };
    this.#changes.fire(status);
  }

  /** Resolves once the server says that it does not pause, or runs no more. */
  resumed(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.#changes.event((status) => {
        if (status?.paused) return;
        listening.dispose();
        resolve();
      });
    });
  }

  /** Shows that the server is not running. */
  stopped(): void {
    this.#status = undefined;
    this.#item.text = "$(circle-slash) Inkling";
    this.#item.tooltip = l10n.t("The Inkling server is not running.");
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#changes.dispose();
    this.#item.dispose();
  }
}

function icon({ paused, model }: StatusParams): string {
  if (paused) return "$(debug-pause)";
  if (model.state === "loading") return "$(loading~spin)";
  return model.state === "failed" ? "$(warning)" : "$(sparkle)";
}

function modelLine({ model, paused }: StatusParams): string {
  if (paused) return l10n.t("paused");
  if (model.state === "failed") return l10n.t("heuristics only. {0}", model.message ?? "");
  if (model.state === "none")
    return l10n.t("heuristics only. {0}", model.message ?? l10n.t("No model is loaded."));
  return model.state === "loading" ? l10n.t("loading {0}", model.name) : model.name;
}

function tooltip(status: StatusParams): MarkdownString {
  const { model, lastMs, cacheHitRate, silence } = status;
  const lines = [`**Inkling**: ${modelLine(status)}`];
  // Why another model than the chosen one is in use.
  if (model.state === "ready" && model.message) lines.push(model.message);
  if (model.state === "ready") lines.push(l10n.t("Can: {0}", model.capabilities.join(", ")));
  if (lastMs !== undefined) lines.push(l10n.t("Last completion: {0} ms", Math.round(lastMs)));
  if (cacheHitRate !== undefined)
    lines.push(l10n.t("Answered from cache: {0} %", Math.round(cacheHitRate * 100)));
  if (silence !== undefined) lines.push(l10n.t("Nothing shown: {0}", silence));
  return new MarkdownString(lines.join("\n\n"));
}
