/**
 * Where nobody but the grammar can be asked, an error counts only if a reader would see it too: something left open, or
 * something that has no beginning.
 */
import { scanText } from "../lexical/scanText.ts";
import { openBracket } from "./brackets.ts";
import { isGap } from "./gaps.ts";
import { missingSign } from "./missingSigns.ts";
import { resolvedTexts } from "./preprocessor.ts";
import { problemAt, type SyntaxProblem } from "./syntaxProblem.ts";
import type { TreeProblem } from "./treeProblems.ts";

/** What the grammar says of another text in the same language. */
export type Reparse = (text: string) => Promise<readonly TreeProblem[]>;

/** Grammars that know their language so well that their errors are ones, but for the gaps that are listed. */
const trusted = new Set(["rust", "csharp", "lua"]);
/** Languages with a preprocessor: its branches need not match on their own. */
const preprocessed = new Set(["c", "cpp", "csharp", "objective-c", "objective-cpp"]);

/** The errors of a tree that a reader would see as well. */
export async function explainedProblems(
  languageId: string,
  text: string,
  errors: readonly TreeProblem[],
  reparse: Reparse,
): Promise<readonly SyntaxProblem[]> {
  if (errors.length === 0) return [];
  const isPreprocessed = preprocessed.has(languageId);
  const texts = isPreprocessed ? resolvedTexts(text) : [text];
  if (!texts) return [];
  const open = isPreprocessed ? openInclude(text) : openText(languageId, text);
  if (open) return [open];
  let shown: readonly SyntaxProblem[] | undefined;
  for (const each of texts) {
    // Whatever is defined, a quote ends on its line.
    const quote = isPreprocessed ? openQuote(languageId, each) : undefined;
    if (quote) return [quote];
    const own = each === text || !trusted.has(languageId) ? errors : await reparse(each);
    const found = explainedIn(languageId, each, own);
    if (shown === undefined || found.length === 0) shown = found;
  }
  // What is whole under one assumption is meant to be read under it.
  return shown ?? [];
}

function explainedIn(
  languageId: string,
  text: string,
  errors: readonly TreeProblem[],
): readonly SyntaxProblem[] {
  if (errors.length === 0) return [];
  const problem = openBracket(languageId, text);
  if (problem) return [problem];
  const own = trusted.has(languageId) ? errors.filter((error) => !isGap(languageId, text, error)) : [];
  if (own.length > 0) return own;
  const sign = missingSign(languageId, text);
  return sign ? [sign] : [];
}

const include = /^[ \t]*#[ \t]*include[ \t]*(?:"[^"\n]*|<[^>\n]*)$/m;

/** An `#include` whose name does not end. */
function openInclude(text: string): SyntaxProblem | undefined {
  const found = include.exec(text);
  return found
    ? problemAt(text, found.index + found[0].search(/["<]/), "this name is never closed")
    : undefined;
}

/** A text that goes on to the end of the file, where texts may have many lines: the first that has, though few do. */
function openText(languageId: string, text: string): SyntaxProblem | undefined {
  const tokens = scanText(text, languageId);
  const last = tokens.at(-1);
  if (last?.kind !== "string" || !last.isOpen || last.end < text.length) return undefined;
  const first = tokens.find(
    ({ kind, start, end }) => kind === "string" && text.slice(start, end).includes("\n"),
  );
  return problemAt(text, (first ?? last).start, "this quote is never closed");
}

/** A quote that no other one follows on its line, where texts end on their line. */
function openQuote(languageId: string, text: string): SyntaxProblem | undefined {
  const at = firstInCode(languageId, text, /"/g);
  return at === undefined ? undefined : problemAt(text, at, "this quote is never closed");
}

/** Where a pattern first matches outside of comments and texts. */
function firstInCode(languageId: string, text: string, pattern: RegExp): number | undefined {
  const tokens = scanText(text, languageId);
  let token = 0;
  for (const { index } of text.matchAll(pattern)) {
    while ((tokens[token]?.end ?? Number.POSITIVE_INFINITY) <= index) token++;
    if ((tokens[token]?.start ?? Number.POSITIVE_INFINITY) > index) return index;
  }
  return undefined;
}
