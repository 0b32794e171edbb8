/** Characters at a text's end that a pattern may look at: the signs that close something are shorter. */
const window = 64;

/**
 * A text whose end is replaced where a pattern finds it. Only the last 64 characters are looked at: a search for something
 * that ends in `$` begins anew at every character, which takes for ever in a long run of them.
 */
export function replaceEnd(text: string, pattern: RegExp, replacement: string): string {
  const from = Math.max(0, text.length - window);
  return text.slice(0, from) + text.slice(from).replace(pattern, replacement);
}

/** A text without the characters at its end that are among `unwanted`. */
export function trimEndOf(text: string, unwanted: string): string {
  let end = text.length;
  while (end > 0 && unwanted.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Longest name or sign that stands at a text's end, in characters. */
const longestName = 200;

/** The last 200 characters of a text, for patterns that end in `$` and look for a name there. */
export function tailOf(text: string): string {
  return text.length > longestName ? text.slice(-longestName) : text;
}
