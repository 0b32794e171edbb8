import { visiblePart } from "../midLine.ts";
import type { Filter } from "./filter.ts";

/** Nothing, or white space only, or closing signs that stand behind the cursor already. */
export const empty: Filter = ({ lineRest, languageId }, text) =>
  visiblePart(text, lineRest, languageId).trim() === "" ? "empty" : undefined;
