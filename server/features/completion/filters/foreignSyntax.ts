import { dataOf } from "../../../language/dataOf.ts";
import type { Filter } from "./filter.ts";

/** Another language's syntax. Strings and comments may hold anything. */
export const foreignSyntax: Filter = ({ languageId, linePrefix }, text) => {
  const patterns = dataOf(languageId)?.foreign;
  if (!patterns || !/[\p{L}\p{N}]|^\s*[})]/u.test(text)) return undefined;
  const before = withoutStrings(linePrefix);
  const line = withoutStrings(linePrefix + text);
  return patterns.some((pattern) => pattern.test(line) && !pattern.test(before))
    ? "foreign-syntax"
    : undefined;
};

function withoutStrings(line: string): string {
  return line
    .replace(/(["'`])(?:\\.|(?!\1).)*(\1|$)/g, '""')
    .replace(/\/\/.*|#\s.*/, (comment) => comment.slice(0, 2));
}
