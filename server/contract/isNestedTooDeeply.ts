/** Deepest nesting of a settings file: the schema's own is 4. */
const deepest = 500;

/**
 * Whether a settings file is nested so deeply that its parser, which calls itself at each bracket, might run out of stack.
 * Brackets in texts count too: nobody writes so many.
 */
export function isNestedTooDeeply(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > deepest) return true;
  }
  return false;
}
