/** Yes/no questions about code that reading decides: asynchronous code, error handling, TODOs, security problems. */

import { defaultTodoTags, findTodos } from "../../language/comments/todos.ts";
import { dataOf } from "../../language/dataOf.ts";
import { catchClause } from "../../language/languages/sharedPatterns.ts";
import type { MaskedText } from "../../language/lexical/maskText.ts";

export interface CodeTraits {
  readonly async: boolean;
  readonly errorHandling: boolean;
  readonly todo: boolean;
  readonly security: boolean;
}

/** For languages of which nothing is known. */
export const evidenceOtherwise = { async: /\basync\b|\bawait\b/, errorHandling: catchClause };

/** Answers the four questions. `securityFindings` is the number of `security/…` findings: what is insecure, the rules know. */
export function findTraits(languageId: string, masked: MaskedText, securityFindings = 0): CodeTraits {
  const known = dataOf(languageId)?.evidence ?? evidenceOtherwise;
  return {
    async: known.async.test(masked.code),
    errorHandling: known.errorHandling.test(masked.code) || errorListener(languageId, masked),
    todo: masked.comments.some((comment) => findTodos(comment.text, defaultTodoTags).length > 0),
    security: securityFindings > 0,
  };
}

/** `.on("error", …)`: the string is part of the pattern, so it is looked for where strings are kept. */
function errorListener(languageId: string, masked: MaskedText): boolean {
  const isScript = dataOf(languageId)?.evidence === dataOf("javascript")?.evidence;
  return isScript && /\.on\s*\(\s*["']error["']/.test(masked.withoutComments);
}
