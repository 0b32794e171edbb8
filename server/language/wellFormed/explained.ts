/**
 * Where nobody but the grammar can be asked, an error counts only if a reader would see it too: something left open, or
 * something that has no beginning.
 */

import { maskText } from "../lexical/maskText.ts";
import { openBracket } from "./brackets.ts";
import { isGap } from "./gaps.ts";
import { missingSign } from "./missingSigns.ts";
import { openQuote, openText } from "./openTexts.ts";
import { openCondition, resolvedTexts } from "./preprocessor.ts";
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
  const code = isPreprocessed ? maskText(text, languageId).code : "";
  const texts = isPreprocessed ? resolvedTexts(text, code) : [text];
  if (!texts) return openConditions(text, code);
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

/** Whatever is defined, a condition ends in the file that it begins in. */
function openConditions(text: string, code: string): readonly SyntaxProblem[] {
  const start = openCondition(code);
  return start === undefined ? [] : [problemAt(text, start, "this condition has no “#endif”")];
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
