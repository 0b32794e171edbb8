import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../engine/finding.ts";

/** The findings of one file. */
export interface CheckedFile {
  /** As it is shown: relative where possible, with forward slashes. */
  readonly path: string;
  readonly document: TextDocument;
  readonly findings: readonly Finding[];
}

/** A file that was not examined. */
export interface UncheckedFile {
  /** As it is shown, as that of a checked file. */
  readonly path: string;
  /** `binary`, `too-large`, `unreadable`, `unparsed`, or `off` by its settings. */
  readonly reason: string;
  /** The same in words. */
  readonly detail: string;
}

/** What a check looked at, for the report's last line. */
export interface CheckSummary {
  readonly files: number;
  readonly skipped: number;
  readonly findings: number;
  readonly ms: number;
}

/** A line of a document without its line break. */
export function lineText(document: TextDocument, line: number): string {
  return document
    .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
    .replace(/(?<![\r\n])[\r\n]+$/, "");
}

/** The same files with only the findings that pass. */
export function filterFindings(
  files: readonly CheckedFile[],
  keep: (file: CheckedFile, finding: Finding, index: number) => boolean,
): CheckedFile[] {
  return files.map((file) => ({
    ...file,
    findings: file.findings.filter((finding, index) => keep(file, finding, index)),
  }));
}
