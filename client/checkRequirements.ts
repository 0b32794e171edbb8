import * as path from "node:path";
import { commands, Location, l10n, Position, Uri, window, workspace } from "vscode";
import type { LanguageClient, Middleware } from "vscode-languageclient/node";
import { type RequirementVerdict, commands as serverCommands } from "../server/edges/lsp/protocol.ts";
import { verdictWords } from "./verdictWords.ts";

/** Runs the server's check on a file and shows the outcome; for the command palette and the status bar. */
export async function checkActiveFile(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return void window.showInformationMessage(l10n.t("Open a file to check its requirements."));
  await client.start();
  await commands.executeCommand(serverCommands.checkFile, document.uri.toString());
}

/** Shows what a check found, after the server's command behind a code lens has run. */
export const checkMiddleware: Middleware = {
  async executeCommand(command, args, next) {
    const results = (await next(command, args)) as RequirementVerdict[] | null | undefined;
    if (command === serverCommands.checkRequirement || command === serverCommands.checkFile) {
      const uri = typeof args[0] === "string" ? Uri.parse(args[0]) : undefined;
      void showVerdicts(results ?? [], uri);
    }
    return results;
  },
};

async function showVerdicts(results: readonly RequirementVerdict[], uri: Uri | undefined): Promise<void> {
  const [only, ...more] = results;
  if (!only)
    return void window.showInformationMessage(l10n.t("There is no requirement to check in this file."));
  const text = more.length > 0 ? summary(results) : sentence(only);
  const shown = results.filter(({ evidence }) => evidence.length > 0);
  const show = l10n.t("Show Evidence");
  const chosen = await window.showInformationMessage(text, ...(shown.length > 0 ? [show] : []));
  if (chosen !== show || !uri) return;
  const verdict = await chooseVerdict(shown);
  if (verdict) await showEvidence(verdict, uri);
}

/** One of several: the evidence of each is about itself alone. */
async function chooseVerdict(
  results: readonly RequirementVerdict[],
): Promise<RequirementVerdict | undefined> {
  if (results.length < 2) return results[0];
  const items = results.map((verdict) => ({ label: sentence(verdict), verdict }));
  return (await window.showQuickPick(items, { title: l10n.t("Show the Evidence of") }))?.verdict;
}

async function showEvidence({ evidence }: RequirementVerdict, uri: Uri): Promise<void> {
  const places = evidence.map(
    (each) => new Location(resolvePath(each.path, uri), new Position(each.line - 1, 0)),
  );
  await commands.executeCommand(
    "editor.action.showReferences",
    uri,
    places[0]?.range.start ?? new Position(0, 0),
    places,
  );
}

/** One verdict as a sentence, with what is missing. */
export function sentence({ id, verdict, confidence, missing }: RequirementVerdict): string {
  const percent = Math.round(confidence * 100);
  const judged =
    verdict === "unsure"
      ? l10n.t("{0}: unsure.", id)
      : l10n.t("{0}: {1} ({2} % sure).", id, verdictWords()[verdict], percent);
  return [judged, ...missing].join(" ");
}

function summary(results: readonly RequirementVerdict[]): string {
  const counts = new Map<string, number>();
  for (const { verdict } of results) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const parts = Object.entries(verdictWords()).flatMap(([verdict, word]) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [`${count} ${word}`];
  });
  const unmet = results.filter(({ verdict }) => verdict === "no").map(({ id }) => id);
  return [
    l10n.t("{0} requirements: {1}.", results.length, parts.join(", ")),
    ...(unmet.length > 0 ? [l10n.t("Not met: {0}.", unmet.join(", "))] : []),
  ].join(" ");
}

/** Evidence paths are relative to the workspace folder of the file that was checked. */
function resolvePath(file: string, near: Uri): Uri {
  const folder = workspace.getWorkspaceFolder(near);
  return folder && !path.isAbsolute(file) ? Uri.joinPath(folder.uri, file) : Uri.file(file);
}
