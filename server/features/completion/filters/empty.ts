import type { Filter } from "./filter.ts";

/** Nothing, or white space only. */
export const empty: Filter = (_context, text) => (text.trim() === "" ? "empty" : undefined);
