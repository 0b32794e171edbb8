import { setTimeout as delay } from "node:timers/promises";
import { commands, l10n, ProgressLocation, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { pauseRequest } from "../server/edges/lsp/protocol.ts";
import type { StatusBar } from "./statusBar.ts";

/** As long as VS Code leaves a message on the screen. */
const SHOWN_MS = 10_000;

/** Pauses, and says what that holds back. */
export async function pause(client: LanguageClient, statusBar: StatusBar): Promise<void> {
  await client.sendRequest(pauseRequest, { paused: true });
  void tellOfPause(statusBar);
}

/** What a pause holds back, and what it does not. */
export function pauseMeaning(): string {
  return l10n.t("Ghost text by itself and work in the background; problems, hovers and checks go on.");
}

/** A message could not be taken back once the pause has ended; a progress can, and its button ends the pause. */
function tellOfPause(statusBar: StatusBar): Thenable<void> {
  const title = l10n.t("Inkling pauses: {0}", pauseMeaning());
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancelled) => {
      // Nothing is under way that a moving bar would tell of.
      progress.report({ increment: 100 });
      cancelled.onCancellationRequested(() => commands.executeCommand("inkling.resume"));
      await Promise.race([statusBar.resumed(), delay(SHOWN_MS)]);
    },
  );
}
