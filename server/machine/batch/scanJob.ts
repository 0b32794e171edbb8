/** One file of a scan: read, parsed and examined. Runs in a worker, or in place for a handful of files. */
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Config } from "../../contract/config.ts";
import type { Logger } from "../../contract/ports.ts";
import { examineSettings, isSettingsFile } from "../../features/diagnostics/engine/configDiagnostics.ts";
import type { Examination } from "../../features/diagnostics/engine/examination.ts";
import { examinePlainText } from "../../features/diagnostics/engine/examinePlainText.ts";
import { examineTree } from "../../features/diagnostics/engine/examineTree.ts";
import { languageOfFile } from "../../language/files/languageOfFile.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { readText, type SkipReason } from "../files/readText.ts";

/** A file to examine. */
export interface ScanJob {
  /** Absolute path. */
  readonly file: string;
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly config: Config;
  /** The calendar date, as `2026-12-31`. */
  readonly today: string;
}

/** What became of a file. */
export type ScanOutcome =
  | { readonly languageId: string; readonly examination: Examination }
  | { readonly skipped: SkipReason | "off"; readonly detail: string };

/** Reads and examines a file. Never throws: a file that vanished or cannot be read is skipped. */
export async function scanOne(job: ScanJob, syntax: Syntax, logger: Logger): Promise<ScanOutcome> {
  const { file, path, config, today } = job;
  const off = { skipped: "off", detail: "its settings turn problems off" } as const;
  if (!config.enabled || !config.diagnostics.enabled) return off;
  const read = await readText(file, config.classification.maxFileSize);
  if ("skipped" in read) return read;
  const languageId = languageOfFile(path, read.text);
  if (config.languages[languageId] === false) return off;
  const document = TextDocument.create(URI.file(file).toString(), languageId, 0, read.text);
  if (isSettingsFile(document.uri)) return { languageId, examination: examineSettings(document, config) };
  const subject = { document, config, path, today };
  const examination = await syntax.withTree(
    languageId,
    read.text,
    (tree) => examineTree(tree, subject, undefined, logger, (errors) => errors).examination,
  );
  return { languageId, examination: examination ?? examinePlainText(subject) };
}
