import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type ClassificationResult, classifyRequest, pauseRequest } from "../server/edges/lsp/protocol.ts";
import type { Asking } from "./ask/askQuestion.ts";
import { askForLargeModelKey } from "./ask/largeModelKey.ts";
import { checkActiveFile } from "./checkRequirements.ts";
import { registerDocumentation } from "./documentation.ts";
import { showMenu } from "./menu.ts";
import { pause } from "./pause.ts";
import { registerRenameAt } from "./renameAt.ts";
import type { ReportPanel } from "./report/reportPanel.ts";
import type { StatusBar } from "./statusBar.ts";

/** Libraries that a sentence about a file names. */
const shownLibraries = 5;

/** What commands work on. */
export interface CommandContext {
  readonly client: LanguageClient;
  readonly output: LogOutputChannel;
  readonly statusBar: StatusBar;
  readonly report: ReportPanel;
  readonly asking: Asking;
  readonly extension: ExtensionContext;
}

/** Registers the commands of the command palette and the status bar. */
export function registerCommands(context: CommandContext): Disposable[] {
  const { client, output, report, asking, extension, statusBar } = context;
  const register = (name: string, run: (...args: unknown[]) => unknown) =>
    commands.registerCommand(name, run);
  return [
    register("inkling.menu", () => showMenu(statusBar.status)),
    register("inkling.showOutput", () => output.show()),
    register("inkling.restart", () => client.restart()),
    register("inkling.pause", () => pause(client, statusBar)),
    register("inkling.resume", () => client.sendRequest(pauseRequest, { paused: false })),
    register("inkling.classifyFile", (file) => classifyFile(client, file instanceof Uri ? file : undefined)),
    register("inkling.classifyWorkspace", () => report.classifyWorkspace()),
    register("inkling.ask", (question) => asking.ask(question)),
    register("inkling.setLargeModelKey", () => askForLargeModelKey(extension)),
    register("inkling.checkRequirement", () => checkActiveFile(client)),
    register("inkling.toggleLanguage", () => toggleLanguage()),
    register("inkling.openSettings", () =>
      commands.executeCommand("workbench.action.openSettings", "@ext:inkling.inkling"),
    ),
    registerRenameAt(),
    ...registerDocumentation(extension.extensionUri),
  ];
}

/** Says something with a button; the command that says it does not wait for an answer. */
async function offer(text: string, button: string, run: () => Thenable<unknown>): Promise<void> {
  if ((await window.showInformationMessage(text, button)) === button) await run();
}

/** Classifies a file of the explorer, or the one in front. */
async function classifyFile(client: LanguageClient, given: Uri | undefined): Promise<void> {
  const uri = given ?? window.activeTextEditor?.document.uri;
  if (!uri) return void window.showInformationMessage(l10n.t("Open a file to classify it."));
  const result = await client.sendRequest<ClassificationResult | null>(classifyRequest, {
    uri: uri.toString(),
  });
  if (!result) return void window.showWarningMessage(l10n.t("Inkling cannot read this file."));
  void window.showInformationMessage(describeClassification(result));
}

/** One sentence about a classified file. */
function describeClassification(result: ClassificationResult): string {
  const patterns = Object.entries(result.patterns).flatMap(([name, present]) =>
    present === true ? [name] : [],
  );
  const facts = [
    `${result.language ?? l10n.t("unknown language")}, ${result.kind}`,
    patterns.length > 0 ? l10n.t("contains {0}", patterns.join(", ")) : "",
    result.libraries.length > 0
      ? l10n.t("uses {0}", result.libraries.slice(0, shownLibraries).join(", "))
      : "",
    result.quality === "issues" ? l10n.t("has issues") : "",
  ].filter(Boolean);
  const percent = Math.round(result.confidence * 100);
  return l10n.t("{0}: {1} ({2} % sure)", result.path, facts.join("; "), percent);
}

/** Switches the language of the file in front off or on, says so, and takes it back if that was not meant. */
async function toggleLanguage(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return void window.showInformationMessage(l10n.t("Open a file to switch its language."));
  const isOff = await switchLanguage(document);
  const { languageId } = document;
  const text = isOff
    ? l10n.t("Inkling is off for {0}.", languageId)
    : l10n.t("Inkling is on for {0} again.", languageId);
  void offer(text, l10n.t("Undo"), () => switchLanguage(document));
}

/** Whether the language is off now. */
async function switchLanguage({ languageId }: TextDocument): Promise<boolean> {
  const settings = workspace.getConfiguration("inkling");
  const { [languageId]: now, ...others } =
    settings.inspect<Record<string, boolean>>("languages")?.globalValue ?? {};
  const isOff = now !== false;
  await settings.update("languages", isOff ? { ...others, [languageId]: false } : others, true);
  return isOff;
}
