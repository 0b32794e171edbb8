import { TextDocument } from "vscode-languageserver-textdocument";
import type { TransformPlace } from "../features/transforms/offer.ts";
import type { TransformsProvider } from "../features/transforms/transforms.ts";

/** A change of a text; lines and columns are 1-based. */
export interface ToolEdit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** What can be done at a place; or what one thing would change; or why it must not be done. */
export interface TransformAnswer {
  readonly offers?: readonly {
    readonly name: string;
    readonly title: string;
    readonly given?: string | undefined;
  }[];
  readonly edits?: readonly ToolEdit[];
  readonly text?: string;
  readonly refused?: string;
}

/** A place as tools name it, 1-based. */
export interface ToolPlace {
  readonly name?: string | undefined;
  readonly line: number;
  readonly column?: number | undefined;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
  readonly given?: string | undefined;
}

/** Lists what can be done at a place, or does one thing of it to a copy of the text. */
export async function answerTransform(
  transforms: TransformsProvider,
  document: TextDocument,
  request: ToolPlace,
  signal: AbortSignal,
): Promise<TransformAnswer> {
  const place = placeOf(request);
  if (request.name === undefined) {
    const start = { line: place.line, character: place.character ?? 0 };
    const offers = await transforms.offersAt(document, { start, end: place.end ?? start }, "invoked", signal);
    return {
      offers: offers.map(({ name, title, given }) => ({
        name,
        title,
        ...(given === undefined ? {} : { given }),
      })),
    };
  }
  const answer = await transforms.applyAt(request.name, document, place, signal);
  if (!answer) return { refused: `There is nothing for ${request.name} here.` };
  if ("refused" in answer) return { refused: answer.refused };
  const edits = answer.edits.map(({ range: { start, end }, newText }) => ({
    ...{ line: start.line + 1, column: start.character + 1 },
    ...{ endLine: end.line + 1, endColumn: end.character + 1, text: newText },
  }));
  return { edits, text: TextDocument.applyEdits(document, [...answer.edits]) };
}

function placeOf({ line, column, endLine, endColumn, given }: ToolPlace): TransformPlace {
  return {
    line: line - 1,
    ...(column === undefined ? {} : { character: column - 1 }),
    ...(endLine === undefined || endColumn === undefined
      ? {}
      : { end: { line: endLine - 1, character: endColumn - 1 } }),
    ...(given === undefined ? {} : { given }),
  };
}
