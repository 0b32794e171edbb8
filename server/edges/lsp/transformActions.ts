import type { TextDocument } from "vscode-languageserver-textdocument";
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import type { TransformsProvider } from "../../features/transforms/transforms.ts";

/** Transformations as code actions. They are refactorings: never part of a quick fix or of `source.fixAll`. */
export async function toTransformActions(
  transforms: TransformsProvider,
  document: TextDocument,
  range: Range,
  only: readonly string[] | undefined,
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
  return offers
    .filter(({ kind }) => wanted(kind))
    .map(({ title, kind, edits }) => ({ title, kind, edit: { changes: { [document.uri]: [...edits] } } }));
}
