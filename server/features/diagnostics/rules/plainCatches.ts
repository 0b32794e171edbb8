import type { PlainFile, RuleFinding } from "../engine/rule.ts";

/** A handler with nothing in it, by language; the name of what is caught is the first group. */
const inBraces =
  /\bcatch\s{0,9}(?:\(\s{0,9}(?:final\s{1,9})?(?<name>\w+)[^(){}]{0,200}\)\s{0,9})?\{\s{0,200}\}/g;
const handlers: Readonly<Record<string, RegExp>> = {
  kotlin: inBraces,
  dart: inBraces,
  groovy: inBraces,
  swift: inBraces,
  sql: /\bEXCEPTION\s{1,9}WHEN\s{1,9}OTHERS\s{1,9}THEN\s{1,200}NULL\s{0,9};/gi,
};
/** Names that say that nothing is done on purpose. */
const onPurpose = /^(?:ignored?|expected|unused)\w*$/;

/** Handlers that hold nothing, no comment either, in a text of which only the signs are known. */
export function plainCatches(
  { withoutComments, text, languageId }: PlainFile,
  message: string,
): readonly RuleFinding[] {
  const pattern = handlers[languageId];
  if (!pattern) return [];
  return [...withoutComments.matchAll(pattern)].flatMap(({ 0: handler, index, groups }): RuleFinding[] => {
    const end = index + handler.length;
    // Where a comment was blanked out, it says why.
    const isExplained = text.slice(index, end) !== handler;
    return isExplained || onPurpose.test(groups?.name ?? "") ? [] : [{ start: index, end, message }];
  });
}
