/** Signs of names in nearly all languages. */
const ofNames = /[\p{L}\p{N}_$]/u;

/**
 * Where a text says a word, and not a longer one that the word is part of. A name may be as long as a file: an expression made of one
 * is refused from some 50,000 characters on.
 */
export function placesOfWord(text: string, word: string): readonly number[] {
  const places: number[] = [];
  if (word === "") return places;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    if (!ofNames.test(text.charAt(at - 1)) && !ofNames.test(text.charAt(at + word.length))) places.push(at);
  return places;
}

export function hasWord(text: string, word: string): boolean {
  return placesOfWord(text, word).length > 0;
}
