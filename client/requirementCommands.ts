import {
  commands,
  type Disposable,
  l10n,
  ProgressLocation,
  Range,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { type LanguageClient, WorkDoneProgress } from "vscode-languageclient/node";
import {
  type ExportRequirementsParams,
  exportRequirementsRequest,
  type RequirementNode,
  requirementsChangedNotification,
  requirementsRequest,
  commands as serverCommands,
} from "../server/edges/lsp/protocol.ts";
import { RequirementsView } from "./requirementsView.ts";
import type { Filter, TreeEntry } from "./requirementTree.ts";

const exportNames = (): Readonly<Record<ExportRequirementsParams["format"], string>> => ({
  markdown: l10n.t("Markdown check-list"),
  json: "JSON",
  csv: "CSV",
  junit: "JUnit XML",
});
const languages = { markdown: "markdown", json: "json", csv: "plaintext", junit: "xml" } as const;

/** Creates the requirements view and its commands. */
export function registerRequirementsView(client: LanguageClient): Disposable[] {
  const view = new RequirementsView(client);
  const register = (name: string, run: (entry?: TreeEntry) => unknown) =>
    commands.registerCommand(`inkling.requirements.${name}`, run);
  return [
    view,
    client.onNotification(requirementsChangedNotification, () => view.show()),
    register("refresh", () => view.show()),
    register("checkAll", () => checkAll(client, view)),
    register("check", (entry) => checkOne(client, view, entry)),
    register("checkLarge", (entry) => checkOne(client, view, entry, "large")),
    register("groupByCode", () => {
      view.grouping = view.grouping === "code" ? "document" : "code";
      view.show();
    }),
    register("filter", () => chooseFilter(view)),
    register("export", () => exportVerdicts(client)),
    register("tick", () => tickCheckboxes(client)),
  ];
}

async function checkAll(client: LanguageClient, view: RequirementsView): Promise<void> {
  const nodes = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t("Checking requirements"), cancellable: true },
    async (progress, token) => {
      const workDoneToken = `requirements-${Date.now()}`;
      let before = 0;
      const reports = client.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
        if (report.kind !== "report") return;
        const now = report.percentage ?? before;
        progress.report({ increment: now - before, ...(report.message ? { message: report.message } : {}) });
        before = now;
      });
      try {
        return await client.sendRequest<RequirementNode[]>(
          requirementsRequest,
          { check: true, workDoneToken },
          token,
        );
      } catch (error) {
        // Stopped by the user: what was checked until then is kept by the server.
        if (token.isCancellationRequested) return undefined;
        throw error;
      } finally {
        reports.dispose();
      }
    },
  );
  view.show(nodes);
}

/** Checks one entry; `tier` is `large` to have the larger model asked as well. */
async function checkOne(
  client: LanguageClient,
  view: RequirementsView,
  entry: TreeEntry | undefined,
  tier?: "large",
): Promise<void> {
  if (entry?.kind !== "requirement") return;
  const { uri, key } = entry.requirement;
  await client.sendRequest("workspace/executeCommand", {
    command: serverCommands.checkRequirement,
    arguments: tier ? [uri, key, tier] : [uri, key],
  });
  view.show();
}

/** The filters, with the words they are chosen by. */
const filterNames = (): Readonly<Record<Filter, string>> => ({
  all: l10n.t("All requirements"),
  notMet: l10n.t("Not met: no, partial or unsure"),
  unchecked: l10n.t("Not checked, or changed since"),
  unimplemented: l10n.t("Without an implementation"),
  untested: l10n.t("Without a test"),
});

async function chooseFilter(view: RequirementsView): Promise<void> {
  const names = Object.keys(filterNames()) as Filter[];
  const chosen = await window.showQuickPick(
    names.map((name) => ({ label: filterNames()[name], name, picked: name === view.filter })),
    { title: l10n.t("Show requirements") },
  );
  if (!chosen) return;
  view.filter = chosen.name;
  view.show();
}

async function exportVerdicts(client: LanguageClient): Promise<void> {
  const names = exportNames();
  const formats = Object.keys(names) as ExportRequirementsParams["format"][];
  const chosen = await window.showQuickPick(
    formats.map((format) => ({ label: names[format], format })),
    { title: l10n.t("Export requirements as") },
  );
  if (!chosen) return;
  const content = await client.sendRequest<string>(exportRequirementsRequest, { format: chosen.format });
  const document = await workspace.openTextDocument({ content, language: languages[chosen.format] });
  await window.showTextDocument(document);
}

/** Ticks the check boxes of what is met and unticks the others, after asking; what was not checked is left alone. */
async function tickCheckboxes(client: LanguageClient): Promise<void> {
  const nodes = await client.sendRequest<RequirementNode[]>(requirementsRequest, { check: false });
  const changed = nodes.filter(
    ({ ticked, last }) =>
      ticked !== undefined &&
      last &&
      !last.stale &&
      last.verdict !== "unsure" &&
      ticked !== (last.verdict === "yes"),
  );
  if (changed.length === 0)
    return void window.showInformationMessage(l10n.t("Every checked check box is up to date."));
  const update = l10n.t("Update");
  const question = l10n.t("Update {0} check boxes from the last verdicts?", changed.length);
  if ((await window.showInformationMessage(question, { modal: true }, update)) !== update) return;
  const edit = new WorkspaceEdit();
  for (const { uri, line, last } of changed) {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const at = document.lineAt(line - 1).text.search(/\[[ xX]\]/);
    if (at === -1) continue;
    const box = new Range(line - 1, at, line - 1, at + "[ ]".length);
    edit.replace(document.uri, box, last?.verdict === "yes" ? "[x]" : "[ ]");
  }
  await workspace.applyEdit(edit);
}
