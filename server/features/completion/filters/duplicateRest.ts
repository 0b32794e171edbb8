import { isClosersOnly } from "../midLine.ts";
import type { Filter } from "./filter.ts";

/** What stands behind the cursor on the same line; closing signs there may be a part of the text. */
export const duplicateRest: Filter = ({ lineRest }, text) => {
  if (isClosersOnly(lineRest)) return undefined;
  const rest = lineRest.trim();
  const added = text.trim();
  return rest !== "" && (rest.startsWith(added) || added.endsWith(rest)) ? "duplicate-rest" : undefined;
};
