import { visiblePart } from "../midLine.ts";
import type { Filter } from "./filter.ts";

/**
 * What is typed sooner than read: a lone semicolon, an opening bracket or an empty pair of them, and one character, unless
 * it ends the line or a bracket group.
 */
export const tooLittle: Filter = ({ linePrefix, lineRest, languageId }, text, isWhole) => {
  const added = visiblePart(text, lineRest, languageId).trim();
  // A block's end without what has to stand behind it looks like the whole.
  if (!isWhole && linePrefix.trim() === "" && /^[)\]}]+,?$/.test(added)) return "too-little";
  if (/^(?:[;:,.({[]|\(\)|\[\]|\{\})$/.test(added)) return "too-little";
  return added.length === 1 && !isWhole && !/[)\]}]/.test(added) ? "too-little" : undefined;
};
