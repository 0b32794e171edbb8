import type { Filter } from "./filter.ts";

/** A new line that is indented deeper than the one above without a reason, or with other white space. */
export const wrongIndentation: Filter = ({ linePrefix, linesAbove }, text) => {
  if (linePrefix.trim() !== "") return undefined;
  const indentation = linePrefix + (/^\s*/.exec(text)?.[0] ?? "");
  const above = linesAbove.findLast((line) => line.trim() !== "");
  if (above === undefined) return indentation === "" ? undefined : "wrong-indentation";
  const expected = /^\s*/.exec(above)?.[0] ?? "";
  if (indentation.startsWith(expected)) {
    // What ends in a bracket, a colon or an operator is continued deeper; so is a call chain.
    const deeper = indentation.length > expected.length;
    const opens = /[([{:,=>&|+\-*/?\\]$|\b(else|do|then|begin|return)$/.test(above.trimEnd());
    return deeper && !opens && !/^[.?:&|+]/.test(text.trim()) ? "wrong-indentation" : undefined;
  }
  return expected.startsWith(indentation) ? undefined : "wrong-indentation";
};
