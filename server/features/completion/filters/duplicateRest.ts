import type { Filter } from "./filter.ts";

/** What stands behind the cursor on the same line. */
export const duplicateRest: Filter = ({ lineRest }, text) => {
  const rest = lineRest.trim();
  const added = text.trim();
  return rest !== "" && (rest.startsWith(added) || added.endsWith(rest)) ? "duplicate-rest" : undefined;
};
