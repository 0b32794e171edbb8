/** How far on is looked, in characters. */
const reach = 200;

/**
 * Whether something stands shortly behind one of some words.
 * @param words with the flag `g`
 */
export function isNear(text: string, words: RegExp, what: RegExp): boolean {
  for (const { index } of text.matchAll(words)) if (what.test(text.slice(index, index + reach))) return true;
  return false;
}
