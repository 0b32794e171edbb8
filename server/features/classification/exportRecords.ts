/** Records as text: JSON, JSONL, CSV and Markdown. Written piece by piece, so that any number of files fits. */
import { visible, visibleJson } from "../../text/visible.ts";
import type { Classification } from "./classification.ts";

export const exportFormats = ["text", "json", "jsonl", "csv", "markdown"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A record with the answers to questions that were asked about its file, by question. */
export interface AnsweredRecord extends Classification {
  readonly answers?: Readonly<
    Record<string, { readonly answer: string; readonly confidence: number; readonly tier: string }>
  >;
}

/** How a format starts, writes each record, and ends; a run cut short after any record is still well-formed. */
export interface Exporter {
  readonly start: string;
  record(record: AnsweredRecord, isFirst: boolean): string;
  /** The same for a record that is JSON already, in the formats that are made of it. */
  readonly json?: (record: string, isFirst: boolean) => string;
  readonly end: string;
}

type Column = readonly [string, (record: AnsweredRecord) => string | number | boolean];

const columns: readonly Column[] = [
  ["path", (record) => record.path],
  ["language", (record) => record.language ?? ""],
  ["kind", (record) => record.kind],
  ["isCode", (record) => record.isCode],
  ["isTest", (record) => record.isTest],
  ["isDocumentation", (record) => record.isDocumentation],
  ["quality", (record) => record.quality],
  ["async", (record) => record.patterns.async],
  ["errorHandling", (record) => record.patterns.errorHandling],
  ["todo", (record) => record.patterns.todo],
  ["security", (record) => record.patterns.security],
  ["libraries", (record) => record.libraries.join(" ")],
  ["lines", (record) => record.lines],
  ["tier", (record) => record.tier],
  ["confidence", (record) => record.confidence],
];

const exporters: Readonly<Record<Exclude<ExportFormat, "csv">, Exporter>> = {
  text: { start: "", record: (record) => `${textLine(record)}\n`, end: "" },
  json: fromJson("[", (record, isFirst) => `${isFirst ? "\n" : ",\n"}${record}`, "\n]\n"),
  jsonl: fromJson("", (record) => `${record}\n`, ""),
  markdown: {
    start: "| file | language | kind | quality | patterns | lines |\n|---|---|---|---|---|---:|\n",
    record: (record) =>
      `| ${[record.path, record.language ?? "", record.kind, qualityText(record), patternNames(record).join(", "), String(record.lines)].map(markdownField).join(" | ")} |\n`,
    end: "",
  },
};

function fromJson(start: string, json: (record: string, isFirst: boolean) => string, end: string): Exporter {
  return { start, record: (record, isFirst) => json(visibleJson(record), isFirst), json, end };
}

/**
 * The way to write a format.
 * @param questions questions that were asked about each file: columns of their own in a table
 */
export function exporterFor(format: ExportFormat, questions: readonly string[] = []): Exporter {
  return format === "csv" ? csvExporter(questions) : exporters[format];
}

/** The questions that were asked about any of the records, in the order they are found. */
export function askedQuestions(records: readonly AnsweredRecord[]): readonly string[] {
  return [...new Set(records.flatMap(({ answers }) => Object.keys(answers ?? {})))];
}

/** RFC 4180: lines end in CRLF. */
function csvExporter(questions: readonly string[]): Exporter {
  const asked = questions.map(
    (question): Column => [question, (record) => record.answers?.[question]?.answer ?? ""],
  );
  const all = [...columns, ...asked];
  return {
    start: `${all.map(([name]) => csvField(name)).join(",")}\r\n`,
    record: (record) => `${all.map(([, value]) => csvField(String(value(record)))).join(",")}\r\n`,
    end: "",
  };
}

/** Names of the patterns found, for people. */
function patternNames({ patterns }: Classification): readonly string[] {
  return Object.entries(patterns)
    .filter(([, found]) => found)
    .map(([name]) => (name === "errorHandling" ? "error handling" : name));
}

function qualityText({ quality, reasons }: Classification): string {
  return reasons.length > 0 ? `${quality}: ${reasons.join(", ")}` : quality;
}

function textLine(record: AnsweredRecord): string {
  const kind = record.kind === "source" ? "" : ` ${record.kind}`;
  const patterns = patternNames(record);
  const found = patterns.length > 0 ? `; ${patterns.join(", ")}` : "";
  const quality = record.quality === "good" ? "" : `; ${qualityText(record)}`;
  const answers = Object.entries(record.answers ?? {}).map(
    ([question, { answer }]) => `; ${question} ${answer}`,
  );
  return `${printable(record.path)}: ${record.language ?? "unknown"}${kind}${found}${quality}${answers.join("")}`;
}

/** A line break or tab in a name would end the line or the field, and other control characters speak to the terminal. */
function printable(text: string): string {
  return visible(text.replace(/[\t\n\r]/g, (sign) => JSON.stringify(sign).slice(1, -1)));
}

/** A field that a spreadsheet would run as a formula is disarmed with an apostrophe, as OWASP advises. */
function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?[\d.]+$/.test(value) ? `'${value}` : value;
  const shown = visible(safe);
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

function markdownField(value: string): string {
  const shown = visible(value.replace(/\r?\n/g, " "));
  return shown.replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}
