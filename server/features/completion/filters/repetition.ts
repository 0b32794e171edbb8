import type { Filter } from "./filter.ts";

/** Times a piece must occur in a row. */
const times = 3;
/** Pieces of fewer characters repeat in good code: `0, 0, 0`. */
const shortest = 3;

/** A piece with a letter in it, three times in a row: small models get caught in loops. */
export const repetition: Filter = (_context, text) => {
  for (let size = shortest; size * times <= text.length; size++)
    for (let start = 0; start + size * times <= text.length; start++) {
      const piece = text.slice(start, start + size);
      if (text.startsWith(piece.repeat(times), start) && /\p{L}/u.test(piece)) return "repetition";
    }
  return undefined;
};
