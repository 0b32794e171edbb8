import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from "vscode";
import type { StatusParams } from "../server/edges/lsp/protocol.ts";

/** The status bar's view of the server: model, pause, last latency, cache, and why nothing was shown. */
export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem("inkling.status", StatusBarAlignment.Right, 100);

  constructor() {
    this.#item.name = "Inkling";
    this.#item.command = "inkling.menu";
    this.#item.text = "$(loading~spin) Inkling";
    this.#item.tooltip = "Inkling is starting.";
    this.#item.show();
  }

  update(status: StatusParams): void {
    const failed = status.model.state === "failed";
    this.#item.text = `${icon(status)} Inkling`;
    this.#item.tooltip = tooltip(status);
    this.#item.backgroundColor = failed ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.accessibilityInformation = { label: `Inkling: ${modelLine(status)}` };
  }

  /** Shows that the server is not running. */
  stopped(): void {
    this.#item.text = "$(circle-slash) Inkling";
    this.#item.tooltip = "The Inkling server is not running.";
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function icon({ paused, model }: StatusParams): string {
  if (paused) return "$(debug-pause)";
  if (model.state === "loading") return "$(loading~spin)";
  return model.state === "failed" ? "$(warning)" : "$(sparkle)";
}

function modelLine({ model, paused }: StatusParams): string {
  if (paused) return "paused";
  if (model.state === "failed") return `heuristics only. ${model.message ?? ""}`;
  if (model.state === "none") return `heuristics only. ${model.message ?? "No model is loaded."}`;
  return model.state === "loading" ? `loading ${model.name}` : model.name;
}

function tooltip(status: StatusParams): MarkdownString {
  const lines = [`**Inkling**: ${modelLine(status)}`];
  // Why another model than the chosen one is in use.
  if (status.model.state === "ready" && status.model.message) lines.push(status.model.message);
  if (status.model.state === "ready") lines.push(`Can: ${status.model.capabilities.join(", ")}`);
  if (status.lastMs !== undefined) lines.push(`Last completion: ${Math.round(status.lastMs)} ms`);
  if (status.cacheHitRate !== undefined)
    lines.push(`Answered from cache: ${Math.round(status.cacheHitRate * 100)} %`);
  if (status.silence !== undefined) lines.push(`Nothing shown: ${status.silence}`);
  return new MarkdownString(lines.join("\n\n"));
}
