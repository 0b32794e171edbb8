import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type ClassificationResult, classifyRequest, pauseRequest } from "../server/edges/lsp/protocol.ts";
import type { Asking } from "./ask/askQuestion.ts";
import { askForLargeModelKey } from "./ask/largeModelKey.ts";
import { checkActiveFile } from "./checkRequirements.ts";
import type { ReportPanel } from "./report/reportPanel.ts";
import type { StatusBar } from "./statusBar.ts";

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
  const { client, output, report, asking, extension } = context;
  const register = (name: string, run: (...args: unknown[]) => unknown) =>
    commands.registerCommand(name, run);
  return [
    register("inkling.menu", () => showMenu()),
    register("inkling.showOutput", () => output.show()),
    register("inkling.restart", () => client.restart()),
    register("inkling.pause", () => client.sendRequest(pauseRequest, { paused: true })),
    register("inkling.resume", () => client.sendRequest(pauseRequest, { paused: false })),
    register("inkling.classifyFile", () => classifyFile(client)),
    register("inkling.classifyWorkspace", () => report.classifyWorkspace()),
    register("inkling.ask", (question) => asking.ask(question)),
    register("inkling.setLargeModelKey", () => askForLargeModelKey(extension)),
    register("inkling.checkRequirement", () => checkActiveFile(client)),
    register("inkling.toggleLanguage", () => toggleLanguage()),
    register("inkling.openSettings", () =>
      commands.executeCommand("workbench.action.openSettings", "@ext:inkling.inkling"),
    ),
  ];
}

async function showMenu(): Promise<void> {
  const language = window.activeTextEditor?.document.languageId;
  const entries = [
    { label: "$(debug-pause) Pause", command: "inkling.pause" },
    { label: "$(debug-start) Resume", command: "inkling.resume" },
    ...(language
      ? [{ label: `$(code) Switch ${language} on or off`, command: "inkling.toggleLanguage" }]
      : []),
    { label: "$(symbol-file) Classify this file", command: "inkling.classifyFile" },
    { label: "$(graph) Classify the workspace", command: "inkling.classifyWorkspace" },
    { label: "$(question) Ask…", command: "inkling.ask" },
    { label: "$(checklist) Check the requirements of this file", command: "inkling.checkRequirement" },
    { label: "$(chip) Models…", command: "inkling.models" },
    { label: "$(output) Show output", command: "inkling.showOutput" },
    { label: "$(debug-restart) Restart the server", command: "inkling.restart" },
    { label: "$(gear) Settings", command: "inkling.openSettings" },
  ];
  const chosen = await window.showQuickPick(entries, { title: "Inkling" });
  if (chosen) await commands.executeCommand(chosen.command);
}

async function classifyFile(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return void window.showInformationMessage("Open a file to classify it.");
  const result = await client.sendRequest<ClassificationResult | null>(classifyRequest, {
    uri: document.uri.toString(),
  });
  if (!result) return void window.showWarningMessage("Inkling cannot read this file.");
  void window.showInformationMessage(describeClassification(result));
}

/** One sentence about a classified file. */
export function describeClassification(result: ClassificationResult): string {
  const patterns = Object.entries(result.patterns).flatMap(([name, present]) =>
    present === true ? [name] : [],
  );
  const facts = [
    `${result.language ?? "unknown language"}, ${result.kind}`,
    patterns.length > 0 ? `contains ${patterns.join(", ")}` : "",
    result.libraries.length > 0 ? `uses ${result.libraries.slice(0, 5).join(", ")}` : "",
    result.quality === "issues" ? "has issues" : "",
  ].filter(Boolean);
  return `${result.path}: ${facts.join("; ")} (${Math.round(result.confidence * 100)} % sure)`;
}

async function toggleLanguage(): Promise<void> {
  const language = window.activeTextEditor?.document.languageId;
  if (!language) return;
  const settings = workspace.getConfiguration("inkling");
  const languages = { ...settings.get<Record<string, boolean>>("languages") };
  if (languages[language] === false) delete languages[language];
  else languages[language] = false;
  await settings.update("languages", languages, true);
}
