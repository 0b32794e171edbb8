/** Which files the table shows, and in which order. Pure. */
import type { ReportEntry } from "../../../server/edges/lsp/protocol.ts";

export type Order = "health" | "lines" | "path";

const orders: Readonly<Record<Order, (a: ReportEntry, b: ReportEntry) => number>> = {
  health: (a, b) => b.reasons.length - a.reasons.length || b.lines - a.lines,
  lines: (a, b) => b.lines - a.lines,
  path: (a, b) => (a.path < b.path ? -1 : 1),
};

/** Entries that hold every word of the filter in their path, language, kind, reasons or patterns. */
export function listFiles(
  entries: readonly ReportEntry[],
  filter: string,
  order: Order,
): readonly ReportEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => words.every((word) => holds(entry, word))).sort(orders[order]);
}

/** `language:python`, `language:go,rust` and `kind:test` mean exactly that; any other word may stand anywhere. */
function holds(entry: ReportEntry, word: string): boolean {
  const [, field, value] = /^(language|kind):(.+)$/.exec(word) ?? [];
  if (field === "language") return value?.split(",").includes(entry.language.toLowerCase()) === true;
  if (field === "kind") return entry.kind === value;
  const text = [entry.path, entry.language, entry.kind, ...entry.reasons, ...entry.patterns]
    .join(" ")
    .toLowerCase();
  return text.includes(word);
}
