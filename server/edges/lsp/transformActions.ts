import type { ClientCapabilities } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Range,
} from "vscode-languageserver-types";
import type { TransformOffer } from "../../features/transforms/offer.ts";
import type { TransformsProvider } from "../../features/transforms/transforms.ts";
import { renameAtCommand } from "./protocol.ts";

/** Transformations as code actions. They are refactorings: never part of a quick fix or of `source.fixAll`. */
export async function toTransformActions(
  transforms: TransformsProvider,
  document: TextDocument,
  range: Range,
  { only, triggerKind }: Pick<CodeActionContext, "only" | "triggerKind">,
  canRename: boolean,
  signal: AbortSignal,
): Promise<CodeAction[]> {
  const wanted = (kind: string) => only === undefined || isAsked(kind, only);
  const kinds = [
    CodeActionKind.RefactorExtract,
    CodeActionKind.RefactorInline,
    CodeActionKind.RefactorRewrite,
  ];
  if (!kinds.some(wanted)) return [];
  const asked = triggerKind === CodeActionTriggerKind.Invoked ? "invoked" : "automatic";
  const offers = await transforms.offersAt(document, range, asked, signal);
  return offers.filter(({ kind }) => wanted(kind)).map((offer) => toAction(offer, document, canRename));
}

/** Kinds are hierarchical: who asks for `refactor` gets `refactor.extract`. */
function isAsked(kind: string, only: readonly string[]): boolean {
  return only.some((asked) => kind === asked || kind.startsWith(`${asked}.`) || asked === "");
}

/** What adds tests of the function at the cursor; only for who asks for it, since it reads the project's tests. */
export const addTestsKind = `${CodeActionKind.Source}.addTests.inkling`;

/** Tests of the function at the cursor, as an action on the whole source. */
export async function toTestActions(
  transforms: TransformsProvider,
  document: TextDocument,
  { start }: Range,
  only: readonly string[] | undefined,
  client: ClientCapabilities,
  signal: AbortSignal,
): Promise<CodeAction[]> {
  if (only === undefined || !isAsked(addTestsKind, only)) return [];
  const offer = await transforms.testsAt(document, start, signal);
  const edits = client.workspace?.workspaceEdit;
  const canCreate = edits?.documentChanges === true && edits.resourceOperations?.includes("create") === true;
  if (!offer || (offer.isNew && !canCreate)) return [];
  const { names, path, uri, isNew, edit, tested } = offer;
  const title = `Add ${names.length} ${names.length === 1 ? "test" : "tests"} of “${tested}” to ${path}`;
  if (!isNew) return [{ title, kind: addTestsKind, edit: { changes: { [uri]: [edit] } } }];
  const change = { textDocument: { uri, version: null }, edits: [edit] };
  return [{ title, kind: addTestsKind, edit: { documentChanges: [{ kind: "create", uri }, change] } }];
}

function toAction(offer: TransformOffer, { uri }: TextDocument, canRename: boolean): CodeAction {
  const { title, kind, edits, given, cursor } = offer;
  const action: CodeAction = { title, kind, edit: { changes: { [uri]: [...edits] } } };
  if (!canRename || given === undefined || cursor === undefined) return action;
  return {
    ...action,
    command: { title: "Rename", command: renameAtCommand, arguments: [{ uri, offset: cursor }] },
  };
}
