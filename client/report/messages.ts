/** What the report's page and the extension say to each other. */
import type { ExportParams, WorkspaceReport } from "../../server/edges/lsp/protocol.ts";

export interface ToPage {
  type: "report";
  report: WorkspaceReport;
}

export type FromPage =
  | { type: "ready" }
  | { type: "again" }
  | { type: "open"; root: number; path: string }
  | { type: "export"; format: ExportParams["format"] };
