import { globMatcher } from "../../text/glob.ts";

/** One test for all globs of what is left out; paths have forward slashes, those of folders may end with one. */
export function excludeMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const literal = new Set(globs);
  const matches = globMatcher(globs);
  return (path) => matches(path) || literal.has(path);
}
