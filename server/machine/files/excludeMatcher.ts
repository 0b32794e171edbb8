import { globMatcher } from "../../text/glob.ts";

/**
 * One test for all globs of what is left out; paths have forward slashes, those of folders may end with one. The last glob that
 * fits decides: one with `!` before it takes a path in again.
 */
export function excludeMatcher(globs: readonly string[]): (path: string) => boolean {
  const runs = runsOf(globs).reverse();
  return (path) => runs.find(({ matches }) => matches(path))?.excludes ?? false;
}

interface Run {
  readonly excludes: boolean;
  readonly matches: (path: string) => boolean;
}

/** Globs that follow one another and say the same, as one test each. */
function runsOf(globs: readonly string[]): Run[] {
  const runs: { excludes: boolean; globs: string[] }[] = [];
  for (const glob of globs) {
    const excludes = !glob.startsWith("!");
    const last = runs.at(-1);
    const plain = excludes ? glob : glob.slice(1);
    if (last?.excludes === excludes) last.globs.push(plain);
    else runs.push({ excludes, globs: [plain] });
  }
  return runs.map(({ excludes, globs: alike }) => ({ excludes, matches: anyOf(alike) }));
}

function anyOf(globs: readonly string[]): (path: string) => boolean {
  const literal = new Set(globs);
  const matches = globMatcher(globs);
  return (path) => matches(path) || literal.has(path);
}
