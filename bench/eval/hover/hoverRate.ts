import type { TextDocument } from "vscode-languageserver-textdocument";
import type { HoverProvider } from "../../../server/features/hover/hover.ts";
import { inRandomOrder, placesOf } from "./drawHovers.ts";
import { filesByLanguage, readDocument } from "./hoverFiles.ts";
import type { HoverPackage } from "./hoverPackage.ts";

/** How often hover speaks in a language. */
export interface HoverRate {
  readonly language: string;
  readonly words: number;
  readonly glossary: number;
  readonly file: number;
}

const filesPerLanguage = 12;
const wordsPerFile = 100;
const signal = new AbortController().signal;

/** Hovers over random words of random files: how many are answered, so that silence shows as silence. */
export async function measureRate(
  hover: HoverProvider,
  packages: readonly HoverPackage[],
  random: () => number,
): Promise<readonly HoverRate[]> {
  const rates: HoverRate[] = [];
  for (const [language, files] of await filesByLanguage(packages)) {
    const count = { words: 0, glossary: 0, file: 0, model: 0 };
    for (const file of [...inRandomOrder(files, random)].slice(0, filesPerLanguage)) {
      const document = await readDocument(file);
      if (document) await countAnswers(hover, document, random, count);
    }
    rates.push({ language, ...count });
  }
  return rates;
}

async function countAnswers(
  hover: HoverProvider,
  document: TextDocument,
  random: () => number,
  count: Record<"words" | "glossary" | "file" | "model", number>,
): Promise<void> {
  for (const position of [...inRandomOrder(placesOf(document), random)].slice(0, wordsPerFile)) {
    count.words++;
    const answer = await hover.hoverAt(document, position, signal);
    if (answer) count[answer.source]++;
  }
}
