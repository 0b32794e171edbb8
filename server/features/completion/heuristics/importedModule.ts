import path from "node:path";
import { importedNames } from "../../../language/values/imports.ts";
import type { CursorContext } from "../cursorContext.ts";
import { importStart, type LineIndex } from "./lineIndex.ts";
import type { Proposal } from "./proposal.ts";

/** Share of such paths in four packages by other people that were right: 885 of 918. */
const measured = 0.95;

/** Names in braces, and what is typed of where they come from. */
const namesFirst = /^(?:import|export)\s(?:type\s)?\s?\{([^{}]+)\}(.*)$/;
const relative = /(["'])(\.{1,2}\/[^"']*?)(\.[cm]?[jt]sx?)?\1/;

/**
 * Where the names between an import's braces come from: the only file of the workspace that gives them all, its path written as the
 * file's other imports are.
 * @param here the document's path relative to the workspace
 * @param exporters the paths of the files that give all of some names
 */
export function importedModule(
  { linePrefix, lineRest, linesAbove, linesBelow }: CursorContext,
  here: string,
  others: readonly LineIndex[],
  exporters: (names: readonly string[]) => readonly string[],
): Proposal | undefined {
  const [, list = "", typed = ""] = namesFirst.exec(linePrefix) ?? [];
  const names = importedNames(`import {${list}} from "x"`).map(({ original, local }) => original ?? local);
  if (lineRest.trim() !== "" || names.length === 0) return undefined;
  const files = exporters(names).filter((file) => file !== here);
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) return undefined;
  const own = [...linesAbove, ...linesBelow].filter((line) => importStart.test(line));
  const lines = [...own, ...others.flatMap(({ imports }) => imports)];
  // Who brings these in by another way than a file's own path is followed elsewhere.
  if (lines.some((line) => bringsOtherwise(line, names))) return undefined;
  const style = styleOf(lines);
  const quote = /["']/.exec(typed)?.[0] ?? style.quote;
  const text = ` from ${quote}${specifier(here, file, style.ending)}${quote}${style.end}`;
  return text.startsWith(typed) && text !== typed
    ? { text: text.slice(typed.length), confidence: measured }
    : undefined;
}

/** Whether a line takes one of the names from what is no file beside it, or from a folder as a whole. */
function bringsOtherwise(line: string, names: readonly string[]): boolean {
  const found = importedNames(line).find(({ original, local }) => names.includes(original ?? local));
  return (
    found !== undefined && (!found.module.startsWith(".") || /(?:^|\/)(?:\.{1,2}|index)$/.test(found.module))
  );
}

/** How the first of some import lines with a relative path is written. */
function styleOf(lines: readonly string[]): {
  readonly quote: string;
  readonly ending: string;
  readonly end: string;
} {
  const line = lines.find((each) => relative.test(each)) ?? "";
  const [, quote = '"', , ending = ""] = relative.exec(line) ?? [];
  return { quote, ending, end: line === "" || line.trimEnd().endsWith(";") ? ";" : "" };
}

function specifier(here: string, file: string, ending: string): string {
  const bare = file.replace(/\.[cm]?[jt]sx?$/, "");
  const target = path.posix.relative(
    path.posix.dirname(here),
    ending === "" ? bare.replace(/\/index$/, "") : bare,
  );
  return (target.startsWith(".") ? target : `./${target}`) + ending;
}
