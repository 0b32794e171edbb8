/** The libraries a file really imports: aliases, re-exports, `require` and dynamic imports included, words in texts not. */
import { dataOf } from "../dataOf.ts";
import type { MaskedText } from "../lexical/maskText.ts";

/** Sorted names of the libraries that the text imports, the standard library included, relative imports left out. */
export function findLibraries(languageId: string, masked: MaskedText): readonly string[] {
  const { imports = [], packageOf = (path: string) => path } = dataOf(languageId) ?? {};
  const found = new Set<string | undefined>();
  for (const { pattern, names = firstGroup, until } of imports) {
    const end = until ? (until.exec(masked.code)?.index ?? Number.POSITIVE_INFINITY) : undefined;
    for (const match of masked.withoutComments.matchAll(pattern)) {
      if (end !== undefined && match.index > end) break;
      if (!isCodeAt(masked, match)) continue;
      for (const name of names(match)) found.add(packageOf(name.trim()) || undefined);
    }
  }
  return [...found].filter((library) => library !== undefined).sort();
}

function firstGroup(match: RegExpMatchArray): readonly string[] {
  return [match.slice(1).find((name) => name !== undefined) ?? ""];
}

/** Whether the import's keyword is code, not part of a string. */
function isCodeAt(masked: MaskedText, match: RegExpMatchArray): boolean {
  const start = (match.index ?? 0) + match[0].search(/\S/);
  return masked.code[start] === masked.withoutComments[start];
}

/**
 * Whether one of the imported `libraries` is `wanted` or a part of it: `org.junit` covers `org.junit.jupiter.api`,
 * `github.com/gin-gonic/gin` covers its sub-packages.
 */
export function usesLibrary(libraries: readonly string[], wanted: string): boolean {
  const name = wanted.replace(/^node:/, "").toLowerCase();
  return libraries.some((library) => {
    const lower = library.toLowerCase();
    if (lower === name || lower.endsWith(`/${name}`)) return true;
    return lower.startsWith(name) && /[./:\\]/.test(lower.charAt(name.length));
  });
}
