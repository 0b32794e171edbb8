import { commands, l10n, type QuickPickItem, QuickPickItemKind, window, workspace } from "vscode";
import type { StatusParams } from "../server/edges/lsp/protocol.ts";
import { pauseMeaning } from "./pause.ts";
import { restrictedMode } from "./restrictedMode.ts";

interface Entry extends QuickPickItem {
  readonly command?: string;
  readonly argument?: string;
}

/** The status bar's menu: what is the matter first, then what can be done. `status` is what the server said last. */
export async function showMenu(status: StatusParams | undefined): Promise<void> {
  const entries = [...stateEntries(status), ...offEntries(), ...actionEntries(status)];
  const chosen = await window.showQuickPick(entries, { title: "Inkling" });
  if (chosen?.command) await commands.executeCommand(chosen.command, chosen.argument);
}

function stateEntries(status: StatusParams | undefined): Entry[] {
  if (!status)
    return [
      { label: `$(debug-restart) ${l10n.t("The server is not running")}`, command: "inkling.restart" },
      line(l10n.t("Here")),
    ];
  const { model, lastMs, silence, paused } = status;
  return [
    {
      label: `$(chip) ${model.name || l10n.t("No model")}`,
      description: speedOf(status),
      ...(model.message ? { detail: model.message } : {}),
      command: "inkling.models",
    },
    ...(lastMs === undefined
      ? []
      : [
          {
            label: `$(history) ${l10n.t("Last completion: {0} ms", Math.round(lastMs))}`,
            ...(silence === undefined ? {} : { detail: l10n.t("Nothing shown: {0}", silence) }),
            command: "inkling.showOutput",
          },
        ]),
    paused
      ? { label: `$(debug-start) ${l10n.t("Resume")}`, detail: pauseMeaning(), command: "inkling.resume" }
      : { label: `$(debug-pause) ${l10n.t("Pause")}`, detail: pauseMeaning(), command: "inkling.pause" },
    line(l10n.t("Here")),
  ];
}

function speedOf({ model }: StatusParams): string {
  if (model.state === "loading") return l10n.t("loading");
  if (model.state !== "ready" || model.tokenMs === undefined) return "";
  const second = 1000;
  return l10n.t("{0} tokens per second", Math.round(second / model.tokenMs));
}

/** What the settings have switched off for the file in front. */
function offEntries(): Entry[] {
  const document = window.activeTextEditor?.document;
  if (!document) return [];
  const { languageId } = document;
  const settings = workspace.getConfiguration("inkling", document);
  const isOff = settings.get<Record<string, boolean>>("languages")?.[languageId] === false;
  const parts: readonly (readonly [key: string, text: string])[] = [
    ["enabled", l10n.t("Inkling is switched off")],
    ["completion.enabled", l10n.t("Ghost text is switched off")],
    ["hover.enabled", l10n.t("Definitions on hover are switched off")],
    ["diagnostics.enabled", l10n.t("Problems are switched off")],
  ];
  return [
    {
      label: `$(code) ${isOff ? l10n.t("Switch {0} on", languageId) : l10n.t("Switch {0} off", languageId)}`,
      command: "inkling.toggleLanguage",
    },
    ...parts
      .filter(([key]) => settings.get<boolean>(key) === false)
      .map(([key, text]) => ({
        label: `$(circle-slash) ${text}`,
        command: "workbench.action.openSettings",
        argument: `inkling.${key}`,
      })),
  ];
}

function actionEntries(status: StatusParams | undefined): Entry[] {
  const isFileOpen = window.activeTextEditor !== undefined;
  const ofFile: readonly Entry[] = [
    {
      label: `$(checklist) ${l10n.t("Check the requirements of this file")}`,
      command: "inkling.checkRequirement",
    },
    { label: `$(symbol-file) ${l10n.t("Classify this file")}`, command: "inkling.classifyFile" },
  ];
  const ofModel: readonly Entry[] = [
    { label: `$(cloud-download) ${l10n.t("Get a better model…")}`, command: "inkling.model.download" },
    { label: `$(dashboard) ${l10n.t("Measure the model on my code")}`, command: "inkling.model.measure" },
  ];
  return [
    ...(isFileOpen ? ofFile : []),
    { label: `$(question) ${l10n.t("Ask…")}`, command: "inkling.ask" },
    { label: `$(graph) ${l10n.t("Classify the workspace")}`, command: "inkling.classifyWorkspace" },
    line(l10n.t("Model")),
    ...(workspace.isTrusted ? ofModel : [restrictedMode()]),
    line(l10n.t("Help")),
    { label: `$(book) ${l10n.t("Explain a rule…")}`, command: "inkling.explainRule" },
    { label: `$(library) ${l10n.t("Documentation…")}`, command: "inkling.openDocumentation" },
    { label: `$(gear) ${l10n.t("Settings")}`, command: "inkling.openSettings" },
    { label: `$(output) ${l10n.t("Show output")}`, command: "inkling.showOutput" },
    ...(status
      ? [{ label: `$(debug-restart) ${l10n.t("Restart the server")}`, command: "inkling.restart" }]
      : []),
  ];
}

function line(label: string): Entry {
  return { label, kind: QuickPickItemKind.Separator };
}
