import path from "node:path";
import type { CursorContext } from "../cursorContext.ts";
import { importStart, type LineIndex } from "./lineIndex.ts";
import type { Proposal } from "./proposal.ts";

/** Share of import lines proposed on held-out code that were right, by how many files have the line. */
const measured = { one: 0.5, several: 0.8 };

const relativeSpecifier = /(["'])(\.{1,2}\/[^"']*)\1/;

/** An import that other files of the workspace have and this one has not, with relative paths seen from here. */
export function importLines(
  context: CursorContext,
  here: string,
  others: readonly LineIndex[],
): Proposal | undefined {
  const typed = context.linePrefix;
  // "import " alone says nothing yet.
  if (context.lineRest.trim() !== "" || !importStart.test(typed) || !/\s\S/.test(typed)) return undefined;
  const own = new Set([...context.linesAbove, ...context.linesBelow].map((line) => line.trim()));
  const counts = new Map<string, number>();
  for (const other of others) {
    if (family(other.languageId) !== family(context.languageId)) continue;
    for (const line of other.imports) {
      const moved = rebase(line, other.path, here);
      if (moved.startsWith(typed) && moved.length > typed.length && !own.has(moved.trim()))
        counts.set(moved, (counts.get(moved) ?? 0) + 1);
    }
  }
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || second?.[1] === best[1]) return undefined;
  return { text: best[0].slice(typed.length), confidence: best[1] > 1 ? measured.several : measured.one };
}

/** The line as it reads in a file at `to`, where a relative path in it was written in a file at `from`. */
export function rebase(line: string, from: string, to: string): string {
  return line.replace(relativeSpecifier, (_all, quote: string, specifier: string) => {
    const target = path.posix.join(path.posix.dirname(from), specifier);
    const relative = path.posix.relative(path.posix.dirname(to), target);
    return quote + (relative.startsWith(".") ? relative : `./${relative}`) + quote;
  });
}

function family(languageId: string): string {
  return languageId.replace(/^(javascript|typescript)(react)?$/, "javascript");
}
