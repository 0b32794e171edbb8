/** Languages that nobody here can parse, by their signs alone: what a reader sees to be open, or in the wrong place. */
import { openBracket } from "../brackets.ts";
import { missingSign } from "../missingSigns.ts";
import { openQuote, openText } from "../openTexts.ts";
import type { Judge } from "../syntaxProblem.ts";

/** Never says that a text is whole: only what is certainly broken is known. */
export const judgeSigns: Judge = (text, languageId) => {
  const problem =
    openText(languageId, text) ??
    openQuote(languageId, text) ??
    openBracket(languageId, text) ??
    missingSign(languageId, text);
  return problem && [problem];
};
