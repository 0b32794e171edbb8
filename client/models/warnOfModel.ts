import { commands, l10n, window } from "vscode";
import type { StatusParams } from "../../server/edges/lsp/protocol.ts";

/**
 * Says once why the chosen model is not in use, or why none is, with a way to choose another: a wrong path in the settings is
 * seen at once, not by looking into the status bar.
 */
export function warnOfModel(): (status: StatusParams) => void {
  let told: string | undefined;
  return ({ model: { state, message } }) => {
    if ((state !== "ready" && state !== "failed") || !message || message === told) return;
    told = message;
    void warn(message);
  };
}

async function warn(message: string): Promise<void> {
  const file = l10n.t("Choose a File…");
  const models = l10n.t("Models…");
  const choice = await window.showWarningMessage(`Inkling: ${message}`, file, models);
  if (choice === file) await commands.executeCommand("inkling.model.import");
  if (choice === models) await commands.executeCommand("inkling.models");
}
