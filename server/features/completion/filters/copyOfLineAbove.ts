import type { Filter } from "./filter.ts";

/** Share of a line's characters that must differ from the line above. */
const leastDifference = 0.1;

/** The line above once more, or nearly so, unless what is typed already differs from it. */
export const copyOfLineAbove: Filter = ({ linePrefix, linesAbove }, text, isWhole) => {
  if (!isWhole) return undefined;
  const line = (linePrefix + text).trim();
  const above = linesAbove.findLast((other) => other.trim() !== "")?.trim() ?? "";
  // Ends of nested elements and blocks repeat rightly.
  if (/^(?:<\/[\w.:-]*>?|end|fi|done)\W*$/.test(line)) return undefined;
  if (!/[\p{L}\p{N}]/u.test(line) || above === "" || !above.startsWith(linePrefix.trim())) return undefined;
  const allowed = Math.floor(leastDifference * Math.max(line.length, above.length));
  return distance(line, above, allowed) <= allowed ? "copy-of-line-above" : undefined;
};

/** Levenshtein distance, or a number above `most` as soon as it is sure to exceed it. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? 0;
}
