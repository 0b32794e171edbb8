import { TextDocument } from "vscode-languageserver-textdocument";
import { type CodeAction, type Diagnostic, TextEdit } from "vscode-languageserver-types";
import type { RuleId } from "../../../server/contract/config.ts";
import type { Workspace } from "../../../server/contract/ports.ts";
import {
  type CodeActionProvider,
  createCodeActions,
} from "../../../server/features/diagnostics/fixes/codeActions.ts";
import { toDiagnostic } from "../../../server/features/diagnostics/report/toDiagnostic.ts";
import { diagnosticsWith, syntax } from "../checkText.ts";

const uri = "file:///workspace/src/file";

/** A workspace with one settings file, or with none. */
export function workspaceWith(settings?: string): Workspace {
  return {
    roots: ["file:///workspace"],
    openDocuments: () => [],
    document: async (asked) =>
      settings !== undefined && asked.endsWith("/.inkling.json")
        ? TextDocument.create(asked, "jsonc", 1, settings)
        : undefined,
    findFiles: async () => [],
    relativePath: (file) => file.replace("file:///workspace/", ""),
  };
}

/** The actions that a text's findings of one rule lead to. */
export async function actionsFor(
  languageId: string,
  text: string,
  rule: RuleId,
  only?: readonly string[],
  workspace = workspaceWith(),
): Promise<{ document: TextDocument; actions: CodeAction[] }> {
  const { document, diagnostics, provider } = await findingsFor(languageId, text, rule, workspace);
  const whole = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const signal = new AbortController().signal;
  return { document, actions: await provider.fixesFor(document, whole, diagnostics, only, signal) };
}

/** A text's findings of one rule, and who offers actions for them. */
export async function findingsFor(
  languageId: string,
  text: string,
  rule: RuleId,
  workspace = workspaceWith(),
): Promise<{ document: TextDocument; diagnostics: Diagnostic[]; provider: CodeActionProvider }> {
  const document = TextDocument.create(uri, languageId, 1, text);
  const findings = await diagnosticsWith({}).diagnose(document, new AbortController().signal);
  const diagnostics = findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => toDiagnostic(finding, document));
  return { document, diagnostics, provider: createCodeActions({ workspace }, syntax) };
}

/** The text after the first action whose title starts as given; undefined when there is none. */
export async function after(
  languageId: string,
  text: string,
  rule: RuleId,
  title: string,
): Promise<string | undefined> {
  const { document, actions } = await actionsFor(languageId, text, rule);
  const action = actions.find((each) => each.title.startsWith(title));
  return action && applied(document, action);
}

/** The document's text after an action's own edits. */
export function applied(document: TextDocument, action: CodeAction): string {
  const changes = (action.edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change ? change.edits : [],
  );
  const edits = action.edit?.changes?.[document.uri] ?? changes.filter(TextEdit.is);
  return TextDocument.applyEdits(document, edits);
}
