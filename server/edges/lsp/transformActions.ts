import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import type { TransformOffer } from "../../features/transforms/offer.ts";
import type { TransformsProvider } from "../../features/transforms/transforms.ts";
import { renameAtCommand } from "./protocol.ts";

/** Transformations as code actions. They are refactorings: never part of a quick fix or of `source.fixAll`. */
export async function toTransformActions(
  transforms: TransformsProvider,
  document: TextDocument,
  range: Range,
  only: readonly string[] | undefined,
  canRename: boolean,
  signal: AbortSignal,
): Promise<CodeAction[]> {
  const wanted = (kind: string) =>
    only === undefined ||
    only.some((asked) => kind === asked || kind.startsWith(`${asked}.`) || asked === "");
  const kinds = [
    CodeActionKind.RefactorExtract,
    CodeActionKind.RefactorInline,
    CodeActionKind.RefactorRewrite,
  ];
  if (!kinds.some(wanted)) return [];
  const offers = await transforms.offersAt(document, range, signal);
  return offers.filter(({ kind }) => wanted(kind)).map((offer) => toAction(offer, document, canRename));
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
