import { type RuleId, severities } from "../../../contract/config.ts";
import { plural } from "../../../text/plural.ts";
import { visible } from "../../../text/visible.ts";
import type { Finding } from "../engine/finding.ts";
import { type CheckedFile, type CheckSummary, lineText } from "./checkedFile.ts";

export interface TextOptions {
  /** Writes ANSI colours. */
  readonly color: boolean;
  /** Widest excerpt, in characters; longer lines are cut around the finding. */
  readonly width?: number;
  /** Findings shown of one rule; the others are counted. 0, and left out, means all. */
  readonly limit?: number;
}

const ansi = (code: string) => `\u001b[${code}m`;
const colors = { error: "31", warning: "33", information: "36", hint: "90" } as const;
const bold = "1";
const dim = "2";

/**
 * Findings as text: one line each that editors and terminals recognise (`path:line:column: severity: message (rule)`),
 * with the source below it, and a summary at the end.
 */
export function formatText(
  files: readonly CheckedFile[],
  summary: CheckSummary,
  { color, width = 100, limit = 0 }: TextOptions,
): string[] {
  const paint = (text: string, code: string) => (color ? `${ansi(code)}${text}${ansi("0")}` : text);
  const counts = new Map<RuleId, number>();
  const lines = files.flatMap((file) =>
    file.findings.flatMap((finding) => {
      const count = (counts.get(finding.rule) ?? 0) + 1;
      counts.set(finding.rule, count);
      if (limit > 0 && count > limit) return [];
      const { line, character } = finding.range.start;
      const place = paint(`${visible(file.path)}:${line + 1}:${character + 1}`, bold);
      const severity = paint(finding.severity, colors[finding.severity]);
      const head = `${place}: ${severity}: ${visible(finding.message)} ${paint(`(${finding.rule})`, dim)}`;
      return [head, ...excerpt(file, finding, width, (text) => paint(text, colors[finding.severity])), ""];
    }),
  );
  const hidden = [...counts].filter(([, count]) => limit > 0 && count > limit);
  return [
    ...lines,
    ...hidden.map(([rule, count]) => `… and ${count - limit} more of ${rule} (--limit 0 shows all)`),
    summaryLine(files, summary),
  ];
}

/** Characters shown before a finding in a line that is cut. */
const lead = 20;

/** The finding's first line with carets below what is meant. */
function excerpt(
  file: CheckedFile,
  { range }: Finding,
  width: number,
  paint: (text: string) => string,
): string[] {
  const source = lineText(file.document, range.start.line);
  if (source.trim() === "") return [];
  const end = range.end.line === range.start.line ? range.end.character : source.length;
  // A window around the finding's start, so that minified lines stay readable.
  const from = range.start.character > width - lead ? range.start.character - lead : 0;
  const shown = source.slice(from, from + width);
  const number = String(range.start.line + 1);
  const gutter = " ".repeat(number.length);
  // Tabs are kept, so that the carets stand where the text does.
  const before = source.slice(from, range.start.character).replace(/[^\t]/g, " ");
  const count = Math.max(1, Math.min(end, from + shown.length) - range.start.character);
  return [
    `  ${number} | ${from > 0 ? "…" : ""}${visible(shown)}${from + width < source.length ? "…" : ""}`,
    `  ${gutter} | ${from > 0 ? " " : ""}${before}${paint("^".repeat(count))}`,
  ];
}

function summaryLine(
  files: readonly CheckedFile[],
  { findings, files: examined, skipped }: CheckSummary,
): string {
  const found = files.flatMap((file) => file.findings);
  const count = (severity: string) => found.filter((finding) => finding.severity === severity).length;
  const parts = severities
    .map((severity) => [count(severity), severity] as const)
    .flatMap(([number, severity]) => (number > 0 ? [`${number} ${severity}`] : []));
  const split = parts.length > 0 ? ` (${parts.join(", ")})` : "";
  const rest = skipped > 0 ? `, ${skipped} skipped` : "";
  return `${plural(findings, "finding")}${split} in ${plural(examined, "file")}${rest}`;
}
