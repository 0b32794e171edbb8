import { TextDocument } from "vscode-languageserver-textdocument";
import { createTransforms } from "../../server/features/transforms/transforms.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { wasmFolder } from "../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../server/machine/files/fileGrammarLoader.ts";

const quiet = () => undefined;
const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), {
  error: (message, cause) => {
    throw new Error(message, { cause });
  },
  warn: quiet,
  info: quiet,
  debug: quiet,
});
const transforms = createTransforms(
  {
    workspace: { relativePath: (uri: string) => uri.replace("file:///", "") },
    model: { can: () => false },
  } as never,
  syntax,
);
const never = new AbortController().signal;

/**
 * What a transformation makes of a text at the cursor `|` (a selection goes from the first `|` to the second): the new
 * text, `refused: why`, or undefined where it is not offered.
 */
export async function transformText(
  name: string,
  languageId: string,
  marked: string,
): Promise<string | undefined> {
  const { document, range } = selectedIn(languageId, marked);
  const offer = (await transforms.offersAt(document, range, "automatic", never)).find(
    (each) => each.name === name,
  );
  if (offer) return TextDocument.applyEdits(document, [...offer.edits]);
  const answer = await transforms.applyAt(name, document, { ...range.start, end: range.end }, never);
  return answer && "refused" in answer ? `refused: ${answer.refused}` : undefined;
}

/** What a transformation offers for a selection, in words. */
export async function titlesFor(
  name: string,
  languageId: string,
  marked: string,
): Promise<readonly string[]> {
  const { document, range } = selectedIn(languageId, marked);
  const offers = await transforms.offersAt(document, range, "automatic", never);
  return offers.filter((each) => each.name === name).map(({ title }) => title);
}

function selectedIn(languageId: string, marked: string) {
  // A lone bar; two of them are an operator.
  const cursor = /(?<!\|)\|(?!\|)/g;
  const [start = 0, end = 0] = [...marked.matchAll(cursor)].map(({ index }, count) => index - count);
  const text = marked.replace(cursor, "");
  const document = TextDocument.create("file:///a", languageId, 1, text);
  const range = { start: document.positionAt(start), end: document.positionAt(Math.max(start, end)) };
  return { document, range };
}

/** The text after a transformation was applied wherever it can be, or else at the first line at which it is offered. */
export async function transformFirst(name: string, languageId: string, text: string): Promise<string> {
  const everywhere = await transformAll(name, languageId, text);
  if (everywhere !== text) return everywhere;
  const document = TextDocument.create("file:///a", languageId, 1, text);
  for (let line = 0; line < document.lineCount; line++) {
    const answer = await transforms.applyAt(name, document, { line }, never);
    if (answer && "edits" in answer) return TextDocument.applyEdits(document, [...answer.edits]);
  }
  return text;
}

/** The text after a transformation was applied wherever it can be. */
export async function transformAll(name: string, languageId: string, text: string): Promise<string> {
  return (await transforms.rewriteAll(name, TextDocument.create("file:///a", languageId, 1, text), never))
    .text;
}
