/** Hovers at random places of packages: what a reader would be shown who rests the mouse anywhere. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { HoverAnswer, HoverProvider } from "../../../server/features/hover/hover.ts";
import { wordsAround } from "../../../server/text/termWords.ts";
import { fetchPackage } from "../outside/fetchPackage.ts";
import type { HoverPackage } from "./hoverPackages.ts";

/** A place in a file of a package. Lines and columns count from 1. */
export interface HoverPlace {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly language: string;
  readonly line: number;
  readonly column: number;
}

export interface DrawnHover {
  readonly place: HoverPlace;
  readonly answer: HoverAnswer;
  /** The lines around the place, for reading. */
  readonly text: string;
}

const languageOfEnding: Readonly<Record<string, string>> = {
  ".js": "javascript",
  ".mjs": "javascript",
  ".ts": "typescript",
  ".py": "python",
  ".go": "go",
  ".rs": "rust",
  ".java": "java",
  ".cc": "cpp",
  ".cpp": "cpp",
  ".h": "cpp",
  ".hpp": "cpp",
  ".cs": "csharp",
  ".php": "php",
  ".rb": "ruby",
  ".md": "markdown",
};
const largestFile = 400_000;
/** Hovers taken from one file at most, so that many files speak. */
const mostPerFile = 3;
const signal = new AbortController().signal;

/** What is drawn: so many hovers of each language, from anywhere or from one source alone. */
export interface Draw {
  readonly perLanguage: number;
  readonly source?: HoverAnswer["source"];
  readonly random: () => number;
}

/** Draws hovers that show something, each from a place drawn at random. */
export async function drawHovers(
  hover: HoverProvider,
  packages: readonly HoverPackage[],
  draw: Draw,
): Promise<readonly DrawnHover[]> {
  const { perLanguage, random } = draw;
  const byLanguage = new Map<
    string,
    { from: HoverPackage; version: string; folder: string; file: string }[]
  >();
  for (const from of packages) {
    const { folder, version } = await fetchPackage({ group: "drawn", ...from.package });
    for (const file of await filesBelow(folder)) {
      const language = languageOfEnding[path.extname(file)];
      if (language === undefined || file.endsWith(".d.ts") || !from.languages.includes(language)) continue;
      const known = byLanguage.get(language) ?? [];
      known.push({ from, version, folder, file });
      byLanguage.set(language, known);
    }
  }
  const drawn: DrawnHover[] = [];
  for (const [language, files] of byLanguage) {
    const found: DrawnHover[] = [];
    while (found.length < perLanguage && files.length > 0) {
      const [chosen] = files.splice(Math.floor(random() * files.length), 1);
      if (!chosen) break;
      const place = {
        package: chosen.from.package.name,
        version: chosen.version,
        file: chosen.file,
        language,
      };
      found.push(...(await hoversOf(hover, path.join(chosen.folder, chosen.file), place, draw)));
    }
    drawn.push(...found.slice(0, perLanguage));
  }
  return drawn;
}

async function hoversOf(
  hover: HoverProvider,
  full: string,
  place: Omit<HoverPlace, "line" | "column">,
  { source, random }: Draw,
): Promise<readonly DrawnHover[]> {
  if ((await stat(full)).size > largestFile) return [];
  const document = await readDocument(full, place.language);
  const spots: { line: number; character: number }[] = [];
  for (const [line, text] of document.getText().split("\n").entries())
    for (const { start } of wordsAround(text, 0, largestFile)) spots.push({ line, character: start });
  const found: DrawnHover[] = [];
  const terms = new Set<string>();
  for (let tries = 0; tries < mostTries && found.length < mostPerFile; tries++) {
    const spot = spots[Math.floor(random() * spots.length)];
    if (!spot) break;
    const answer = await hover.hoverAt(document, spot, signal);
    if (!answer || terms.has(answer.term) || (source !== undefined && answer.source !== source)) continue;
    terms.add(answer.term);
    const text = document.getText({
      start: { line: Math.max(0, spot.line - 2), character: 0 },
      end: { line: spot.line + 3, character: 0 },
    });
    found.push({ place: { ...place, line: spot.line + 1, column: spot.character + 1 }, answer, text });
  }
  return found;
}

const mostTries = 250;

/** Reads a file as an open document. */
export async function readDocument(full: string, language: string): Promise<TextDocument> {
  return TextDocument.create(URI.file(full).toString(), language, 1, await readFile(full, "utf8"));
}

/** Regular files below a folder, sorted, so that the same seed draws the same places. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter(
      (file) =>
        !/(?:^|\/)(?:node_modules|vendor|third_party|testdata)\/|\.min\.|CHANGELOG|LICENSE/i.test(file),
    )
    .sort();
}
