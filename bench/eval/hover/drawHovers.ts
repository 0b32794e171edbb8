/** Hovers at random places of packages: what a reader would be shown who rests the mouse anywhere. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position } from "vscode-languageserver-types";
import type { HoverAnswer, HoverProvider } from "../../../server/features/hover/hover.ts";
import { mentionAt, namesCode } from "../../../server/features/hover/own/mention.ts";
import { lineOf } from "../../../server/features/hover/surroundings.ts";
import { wordsAround } from "../../../server/text/termWords.ts";
import { filesByLanguage, type HoverFile, readDocument } from "./hoverFiles.ts";
import type { HoverPackage } from "./hoverPackage.ts";

export interface DrawnHover {
  readonly file: HoverFile;
  /** Counts from 0, as in LSP. */
  readonly position: Position;
  readonly answer: HoverAnswer;
  /** The lines around the place, for reading. */
  readonly text: string;
}

/** What is drawn: so many hovers of each language, from anywhere or from one source alone. */
export interface Draw {
  readonly perLanguage: number;
  readonly source?: HoverAnswer["source"];
  readonly random: () => number;
}

/** Hovers taken from one file at most, so that many files speak. */
const mostPerFile = 3;
/** Places of a file that are tried. */
const mostTries = 250;
/** Lines above and below that are shown to who reads. */
const linesAround = 3;
const signal = new AbortController().signal;

/** Draws hovers that show something, each from a place drawn at random among the words of a random file. */
export async function drawHovers(
  hover: HoverProvider,
  packages: readonly HoverPackage[],
  draw: Draw,
): Promise<readonly DrawnHover[]> {
  const drawn: DrawnHover[] = [];
  for (const files of (await filesByLanguage(packages)).values()) {
    const found: DrawnHover[] = [];
    for (const file of inRandomOrder(files, draw.random)) {
      if (found.length >= draw.perLanguage) break;
      found.push(...(await hoversOf(hover, file, draw)));
    }
    drawn.push(...found.slice(0, draw.perLanguage));
  }
  return drawn;
}

async function hoversOf(
  hover: HoverProvider,
  file: HoverFile,
  { source, random }: Draw,
): Promise<readonly DrawnHover[]> {
  const document = await readDocument(file);
  if (!document) return [];
  const places =
    source === "file" ? placesOf(document).filter((at) => mayBeOwn(document, at)) : placesOf(document);
  const found = new Map<string, DrawnHover>();
  for (let tries = 0; tries < mostTries && found.size < mostPerFile; tries++) {
    const position = places[Math.floor(random() * places.length)];
    if (!position) break;
    const answer = await hover.hoverAt(document, position, signal);
    if (!answer || found.has(answer.term) || (source !== undefined && answer.source !== source)) continue;
    found.set(answer.term, { file, position, answer, text: textAround(document, position) });
  }
  return [...found.values()];
}

/** Whether a place looks like a name of code; only those are explained from the file itself. */
function mayBeOwn(document: TextDocument, { line, character }: Position): boolean {
  const text = lineOf(document, line);
  const mention = mentionAt(text, character);
  return mention !== undefined && namesCode(text, mention);
}

/** Where the words of a document begin. */
export function placesOf(document: TextDocument): readonly Position[] {
  return document
    .getText()
    .split("\n")
    .flatMap((text, line) =>
      wordsAround(text, 0, text.length).map(({ start }) => ({ line, character: start })),
    );
}

function textAround(document: TextDocument, { line }: Position): string {
  return document.getText({
    start: { line: Math.max(0, line - linesAround), character: 0 },
    end: { line: line + linesAround + 1, character: 0 },
  });
}

/** Each item once, in random order. */
export function* inRandomOrder<T>(items: readonly T[], random: () => number): Iterable<T> {
  const left = [...items];
  while (left.length > 0) yield* left.splice(Math.floor(random() * left.length), 1);
}
