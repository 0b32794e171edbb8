import type { Filter } from "./filter.ts";

/** A way of a choice by value. */
const way = /^(default\b|case\b[^:]*[^:\s])\s*(?::|=>|$)/;
/** A key of data. */
const key = /^(["']?[\w$.-]+["']?)\s*:/;
const data = /^(?:yaml|jsonc?|dockercompose)$/;

/** A second way for the same value of a choice, or a second value of a key, in one block: each stands there once. */
export const repeatedLabel: Filter = ({ linePrefix, linesAbove, linesBelow, languageId }, text) => {
  const pattern = data.test(languageId) ? key : way;
  const label = pattern.exec((linePrefix + text).trim())?.[1];
  if (label === undefined) return undefined;
  const indentation = /^\s*/.exec(linePrefix + text)?.[0].length ?? 0;
  const beside = [...besides([...linesAbove].reverse(), indentation), ...besides(linesBelow, indentation)];
  return beside.some((line) => pattern.exec(line)?.[1] === label) ? "duplicate-line" : undefined;
};

/** The lines of the same block as deep as a line, from the nearest on. */
function besides(lines: readonly string[], indentation: number): readonly string[] {
  const found: string[] = [];
  for (const line of lines) {
    const content = line.trim();
    const depth = line.length - line.trimStart().length;
    if (content === "" || depth > indentation) continue;
    // A list's item begins a block of its own.
    if (depth < indentation || content.startsWith("- ")) break;
    found.push(content);
  }
  return found;
}
