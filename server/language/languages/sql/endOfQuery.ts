import type { LinesAround } from "../languageData.ts";

/** What follows a bracketed list of SQL: the end of its statement, or what a named query is for. */
export function endOfQuery({ above, below, opening }: LinesAround): string | undefined {
  // Where tables have options behind their columns, only the author knows them.
  if ([...above, ...below].some((line) => /^\)\s*\w/.test(line))) return undefined;
  if (/^\s*create\s+(?:\w+\s+)*(?:table|view)\b|\bvalues\s*\($/i.test(opening)) return ";";
  if (!/\bas\s*(?:(?:not\s+)?materialized\s*)?\($/i.test(opening)) return undefined;
  const next = below.find((line) => line.trim() !== "") ?? "";
  if (/^\s*(?:select|insert|update|delete|merge)\b/i.test(next)) return "";
  return /^\s*\w+\s*(?:\([^()]*\)\s*)?as\s*(?:(?:not\s+)?materialized\s*)?\(/i.test(next) ? "," : undefined;
}
