/** Requirement identifiers in the editor: definition, references, rename, completion, hover, quick fixes. */
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type ServerCapabilities,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { LanguageService } from "../../core/service.ts";
import type { ServerContext } from "./context.ts";
import { commands } from "./protocol.ts";

/** Characters of a requirement beside its identifier in a list. */
const detailLength = 120;

/** What the server can do with identifiers, as part of its capabilities. */
export const navigationCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  completionProvider: { triggerCharacters: ["-", "("] },
} satisfies Partial<ServerCapabilities>;

/** Answers `textDocument/definition`. */
export function toDefinition(
  { requirements }: LanguageService,
  document: TextDocument,
  position: Position,
  signal: AbortSignal,
): Promise<Location[]> {
  return requirements.definition(document, position, signal);
}

/** Answers `textDocument/references`. */
export function toReferences(
  { requirements }: LanguageService,
  document: TextDocument,
  { position, context }: ReferenceParams,
  signal: AbortSignal,
): Promise<Location[]> {
  return requirements.references(document, position, context.includeDeclaration, signal);
}

/** Answers `textDocument/prepareRename`: null where no requirement is named. */
export async function toRenameRange(
  { requirements }: LanguageService,
  document: TextDocument,
  position: Position,
  signal: AbortSignal,
): Promise<{ range: Range; placeholder: string } | null> {
  const at = await requirements.prepareRename(document, position, signal);
  return at ? { range: at.range, placeholder: at.id } : null;
}

/** Answers `textDocument/rename`. */
export async function toRename(
  { requirements }: LanguageService,
  document: TextDocument,
  { position, newName }: RenameParams,
  signal: AbortSignal,
): Promise<WorkspaceEdit | ResponseError<never>> {
  const places = await requirements.rename(document, position, newName, signal);
  if (!places)
    return new ResponseError(
      LSPErrorCodes.RequestFailed,
      `“${newName}” is taken, or no identifier like REQ-1.`,
    );
  return {
    changes: editsByFile(places.map(({ uri, range }) => ({ uri, edit: { range, newText: newName } }))),
  };
}

/** Answers `textDocument/completion`. */
export async function toIdCompletions(
  { requirements }: LanguageService,
  document: TextDocument,
  position: Position,
  signal: AbortSignal,
): Promise<CompletionItem[]> {
  const found = await requirements.completion(document, position, signal);
  return found.map(({ id, text, range }) => ({
    label: id,
    kind: CompletionItemKind.Reference,
    detail: text.slice(0, detailLength),
    textEdit: { range, newText: id },
  }));
}

/** Whether nothing refers to what a problem is about. */
async function isOrphaned(
  requirements: LanguageService["requirements"],
  document: TextDocument,
  { range: { start } }: Diagnostic,
  signal: AbortSignal,
): Promise<boolean> {
  const problems = await requirements.diagnostics(document, signal);
  return problems.some(
    ({ kind, range }) =>
      kind === "orphaned" && range.start.line === start.line && range.start.character === start.character,
  );
}

/** Quick fixes for `requirement-link` problems. */
export async function toLinkActions(
  { requirements }: Pick<LanguageService, "requirements">,
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
  only: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<CodeAction[]> {
  if (only && !only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
  const actions: CodeAction[] = [];
  for (const diagnostic of diagnostics) {
    if (diagnostic.source !== "inkling" || diagnostic.code !== "requirement-link") continue;
    const id = document.getText(diagnostic.range);
    if (await isOrphaned(requirements, document, diagnostic, signal))
      actions.push({
        title: `Find the code that implements ${id}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        command: { title: "Find code", command: commands.linkRequirement, arguments: [id] },
      });
    for (const { title, edits, preferred } of await requirements.fixes(document, diagnostic.range, signal))
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: preferred,
        edit: { changes: editsByFile(edits) },
      });
  }
  return actions;
}

/** Offers the code that fits a requirement best, and writes `implements ID` above what the user chooses. */
export async function linkRequirement(
  { connection, composed }: ServerContext,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const places = await composed.service.requirements.likelyPlaces(id, signal);
  const { window } = connection;
  if (places.length === 0)
    return void window.showInformationMessage(`No code was found whose names fit ${id}.`);
  const chosen = await window.showInformationMessage(
    `Which code implements ${id}?`,
    ...places.map(({ label }) => ({ title: label })),
  );
  const place = places.find(({ label }) => label === chosen?.title);
  if (place) await connection.workspace.applyEdit({ changes: { [place.uri]: [place.edit] } });
}

function editsByFile(
  edits: readonly { readonly uri: string; readonly edit: TextEdit }[],
): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, edit } of edits) changes[uri] = [...(changes[uri] ?? []), edit];
  return changes;
}
