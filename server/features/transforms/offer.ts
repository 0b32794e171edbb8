import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, TextEdit } from "vscode-languageserver-types";
import type { OffsetEdit, Transform } from "./transform.ts";

/** A transformation that can be applied at a place. */
export interface TransformOffer {
  readonly name: string;
  readonly title: string;
  readonly kind: Transform["kind"];
  readonly edits: readonly TextEdit[];
  /** What must hold for the meaning to stay the same, as a clause; the title says it too. */
  readonly assumes?: string;
  /** Where one types next, in the new text. */
  readonly cursor?: number;
  /** The name that it gives; the cursor stands at it, for whoever wants another. */
  readonly given?: string;
}

/** Where a transformation is asked for. Without a column the first node that begins on the line counts. */
export interface TransformPlace {
  readonly line: number;
  readonly character?: number;
  /** The end of what is selected; a mere cursor where it is left out. */
  readonly end?: Position;
  /** A name for what needs one, instead of the likeliest. */
  readonly given?: string;
}

/** Why a transformation was not applied at a place where it was asked for. */
export interface TransformRefusal {
  readonly name: string;
  readonly refused: string;
}

export function toTextEdit(document: TextDocument, { start, end, text }: OffsetEdit): TextEdit {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text };
}
