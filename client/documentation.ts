/** The pages that come with the extension, in the editor's Markdown preview: nothing is fetched. */
import * as path from "node:path";
import { commands, type Diagnostic, type Disposable, l10n, Uri, window, workspace } from "vscode";
import type { Middleware } from "vscode-languageclient/node";

const pageOfRule = /\/docs\/rules\/(.+)\.md$/;
const explain = "inkling.explainRule";

/** Registers "Explain a Rule…" and "Open the Documentation…". */
export function registerDocumentation(extension: Uri): Disposable[] {
  const docs = Uri.joinPath(extension, "docs");
  const rulePages = Uri.joinPath(docs, "rules");
  return [
    commands.registerCommand(explain, async (given?: unknown) => {
      if (typeof given === "string") return preview(Uri.joinPath(rulePages, `${given}.md`));
      const pages = [...(await pagesIn(rulePages)), ...(await pagesIn(Uri.joinPath(rulePages, "security")))];
      const rules = pages.filter(({ path }) => !path.endsWith("README.md"));
      return choose(rules, rulePages, l10n.t("Inkling: Explain a Rule"));
    }),
    commands.registerCommand("inkling.openDocumentation", async () =>
      choose(await pagesIn(docs), docs, l10n.t("Inkling: Documentation")),
    ),
  ];
}

/** Has links to a rule's page on the web open the page that came with the extension. */
export const rulePageMiddleware: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withOwnPage)),
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report && "items" in report) report.items.forEach(withOwnPage);
    return report;
  },
  window: {
    async showDocument(params, token, next) {
      const rule = pageOfRule.exec(params.uri)?.[1];
      if (rule === undefined) return next(params, token);
      await commands.executeCommand(explain, rule);
      return { success: true };
    },
  },
};

function withOwnPage(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic;
  if (typeof code !== "object") return diagnostic;
  const rule = pageOfRule.exec(code.target.path)?.[1];
  if (rule === undefined) return diagnostic;
  const target = Uri.from({ scheme: "command", path: explain, query: JSON.stringify([rule]) });
  diagnostic.code = { value: code.value, target };
  return diagnostic;
}

async function pagesIn(folder: Uri): Promise<Uri[]> {
  const entries = await workspace.fs.readDirectory(folder);
  return entries.flatMap(([name]) => (name.endsWith(".md") ? [Uri.joinPath(folder, name)] : []));
}

async function choose(pages: readonly Uri[], folder: Uri, title: string): Promise<void> {
  const entries = await Promise.all(
    pages.map(async (page) => ({
      label: path.posix.relative(folder.path, page.path).replace(/\.md$/, ""),
      description: await titleOf(page),
      page,
    })),
  );
  const chosen = await window.showQuickPick(entries, { title, matchOnDescription: true });
  if (chosen) await preview(chosen.page);
}

/** The first heading of a page. */
async function titleOf(page: Uri): Promise<string> {
  const text = new TextDecoder().decode(await workspace.fs.readFile(page));
  return /^# (.+)$/m.exec(text)?.[1]?.replace(/`/g, "") ?? "";
}

async function preview(page: Uri): Promise<void> {
  await commands.executeCommand("markdown.showPreview", page);
}
