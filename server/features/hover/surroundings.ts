import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import { topicStems } from "../../language/glossary/contentStems.ts";
import { type Surroundings, wordsNear } from "../../language/glossary/meaning.ts";
import { wordsAround } from "../../text/termWords.ts";

/** Lines above and below that count as the neighbourhood of a word. */
const nearLines = 3;
/** Lines above and below that tell what a part of a file is about, and the characters looked at. */
const regionLines = 40;
const longestRegion = 8_000;
/** Imports stand at the top; later ones are no help worth the search. */
const importLines = 150;
const longestLine = 500;

const imports = new WeakMap<TextDocument, readonly string[]>();

/** What is known of a place in a document. Cheap: a few lines, and the imports once for each version. */
export function surroundingsOf(document: TextDocument, { line }: Position): Surroundings {
  const words: string[] = [];
  for (let at = Math.max(0, line - nearLines); at <= line + nearLines; at++)
    words.push(
      ...wordsAround(lineOf(document, at).slice(0, longestLine), 0, longestLine).map(({ text }) => text),
    );
  let names = imports.get(document);
  if (!names) {
    names = importedNames(document);
    imports.set(document, names);
  }
  const { languageId, uri: fileName } = document;
  return {
    languageId,
    fileName,
    imports: names,
    words: wordsNear(words),
    region: () => regionOf(document, line),
  };
}

/** Stems of the words some forty lines around. */
function regionOf(document: TextDocument, line: number): ReadonlySet<string> {
  const text = document.getText({
    start: { line: Math.max(0, line - regionLines), character: 0 },
    end: { line: line + regionLines + 1, character: 0 },
  });
  return new Set(topicStems(text.slice(0, longestRegion).replace(/(?<=\p{Ll})(?=\p{Lu})|_/gu, " ")));
}

/** A line of a document, with its line break. */
export function lineOf(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}

/** Names on lines that import something, in small letters: enough to tell which libraries a file is about. */
function importedNames(document: TextDocument): readonly string[] {
  const top = document.getText({
    start: { line: 0, character: 0 },
    end: { line: importLines, character: 0 },
  });
  const names = new Set<string>();
  for (const line of top.split("\n")) {
    const text = line.slice(0, longestLine);
    if (
      !/^\s*(?:import|from|use|using|require|include|#include|const|var|let|"|_ "|export)\b|^\s*["<]/.test(
        text,
      )
    )
      continue;
    if (!/import|from|use|using|require|include|"/.test(text)) continue;
    // Of `import { sprint } from "./core"` the module counts, not the name.
    const modules = text.replace(/\{[^{}]*\}(?=\s*from\b)/, "").toLowerCase();
    for (const [name] of modules.matchAll(/[\p{L}_][\p{L}\p{N}_.@-]*/gu)) names.add(name);
  }
  return [...names];
}
