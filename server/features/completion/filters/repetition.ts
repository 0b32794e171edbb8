import type { Filter } from "./filter.ts";

/** Times a piece must occur in a row. */
const times = 3;
/** Pieces of fewer characters repeat in good code: `0, 0, 0`. */
const shortest = 3;

/** A piece with a letter in it, three times in a row: small models get caught in loops. */
export const repetition: Filter = (_context, text) => {
  for (let size = shortest; size * times <= text.length; size++) if (repeats(text, size)) return "repetition";
  return undefined;
};

/** Whether a piece of so many characters with a letter in it stands in the text often enough in a row. */
function repeats(text: string, size: number): boolean {
  let alike = 0;
  for (let at = size; at < text.length; at++) {
    alike = text.charCodeAt(at) === text.charCodeAt(at - size) ? alike + 1 : 0;
    // What goes on in the same way has a letter at once or nowhere.
    if (alike === size * (times - 1) && hasLetter(text.slice(at + 1 - size, at + 1))) return true;
  }
  return false;
}

function hasLetter(piece: string): boolean {
  return /\p{L}/u.test(piece);
}
