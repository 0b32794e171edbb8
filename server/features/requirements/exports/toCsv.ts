import { visible } from "../../../text/visible.ts";
import type { RequirementResult } from "../requirement.ts";

const header = ["id", "text", "path", "line", "verdict", "confidence", "tier", "missing", "evidence"];

/** Comma-separated values after RFC 4180, one row per requirement. */
export function toCsv(results: readonly RequirementResult[]): string {
  const rows = results.map((result) => [
    result.id,
    result.text,
    result.path,
    String(result.line),
    result.verdict,
    result.confidence.toFixed(2),
    result.tier,
    result.missing.join("; "),
    result.evidence.map(({ path, line }) => `${path}:${line}`).join("; "),
  ]);
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  // A leading sign would make a spreadsheet take the text for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const shown = visible(safe);
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
