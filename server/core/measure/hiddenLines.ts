import { type Position, TextDocument } from "vscode-languageserver-textdocument";
import { isInComment, isProse } from "../../features/completion/surroundings.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { createRandom } from "./random.ts";

/** A place where the rest of a line was taken away. */
export interface HiddenLine {
  readonly file: string;
  readonly document: TextDocument;
  readonly position: Position;
  /** What stood there, without white space at its end. */
  readonly truth: string;
}

/** Not code, or nothing in it can be told right from wrong. */
const left: ReadonlySet<string> = new Set([
  "json",
  "jsonc",
  "yaml",
  "css",
  "scss",
  "less",
  "xml",
  "csv",
  "plaintext",
]);
const longestLine = 200;
const mostBytes = 200_000;
const fewestLines = 15;

/** Hides parts of lines in the user's own files: as many as asked for, spread over the files, the same for the same seed. */
export async function hideLines(
  documents: readonly TextDocument[],
  count: number,
  seed: number,
  syntax: Syntax,
): Promise<readonly HiddenLine[]> {
  const random = createRandom(seed);
  const code = documents.filter(
    (document) =>
      !left.has(document.languageId) &&
      !isProse(document.languageId) &&
      document.lineCount >= fewestLines &&
      document.getText().length <= mostBytes,
  );
  const hidden: HiddenLine[] = [];
  for (let round = 0; hidden.length < count && round < count; round++)
    for (const document of code) {
      if (hidden.length >= count) break;
      const found = await hideOne(document, round, random, syntax);
      if (found) hidden.push(found);
    }
  return hidden;
}

async function hideOne(
  original: TextDocument,
  round: number,
  random: () => number,
  syntax: Syntax,
): Promise<HiddenLine | undefined> {
  const lines = original.getText().split(/\r?\n/);
  const line = Math.floor(random() * lines.length);
  const content = (lines[line] ?? "").trimEnd();
  if (content.trim() === "" || content.length > longestLine) return undefined;
  const indentation = content.length - content.trimStart().length;
  // Every column that typing passes through, the line's end included.
  const character = indentation + Math.floor(random() * (content.length - indentation + 1));
  const text = [...lines.slice(0, line), content.slice(0, character), ...lines.slice(line + 1)].join("\n");
  // An address of its own, so that nothing is remembered from one place to the next.
  const document = TextDocument.create(`${original.uri}?hidden=${round}`, original.languageId, 1, text);
  const position = { line, character };
  const skipped = await isInComment(document, position, syntax);
  syntax.forget(document.uri);
  return skipped ? undefined : { file: original.uri, document, position, truth: content.slice(character) };
}
