/** What the report's page and the extension say to each other. */
import type { ExportParams, WorkspaceReport } from "../../server/edges/lsp/protocol.ts";

export interface ToPage {
  type: "report";
  report: WorkspaceReport;
  words: PageWords;
}

/** The words of which the page makes sentences, in the editor's language; `{0}` stands for what is filled in. */
export interface PageWords {
  readonly file: string;
  readonly files: string;
  readonly line: string;
  readonly lines: string;
  readonly withIssues: string;
  readonly skipped: string;
  readonly stopped: string;
  readonly seconds: string;
  readonly others: string;
  readonly filesAxis: string;
}

export type FromPage =
  | { type: "ready" }
  | { type: "again" }
  | { type: "open"; root: number; path: string }
  | { type: "export"; format: ExportParams["format"] };
