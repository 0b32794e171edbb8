/** One file of a scan: read, parsed and examined. Runs in a worker, or in place for a handful of files. */
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Config } from "../../contract/config.ts";
import type { Logger } from "../../contract/ports.ts";
import { isSettingsFile } from "../../contract/settingsFile.ts";
import type { Examination } from "../../features/diagnostics/engine/examination.ts";
import { examinePlainText } from "../../features/diagnostics/engine/examinePlainText.ts";
import { examineTree } from "../../features/diagnostics/engine/examineTree.ts";
import { withSyntaxErrors } from "../../features/diagnostics/engine/syntaxErrors.ts";
import { languageOfFile } from "../../language/files/languageOfFile.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { allAtOnce } from "../../text/steps.ts";
import { type ReadResult, readText, type SkipReason } from "../files/readText.ts";

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
export type ScanOutcome = (
  | { readonly languageId: string; readonly examination: Examination }
  | {
      readonly skipped: SkipReason | "off" | "unparsed";
      readonly detail: string;
      /** Whether problems would have been looked for in it: the result is not complete without. */
      readonly isMissed: boolean;
    }
) & {
  /** Processor time it took, in milliseconds, as near as that can be told. */
  readonly ms: number;
};

/** How long the parser that judges a file may take over it, in milliseconds: some never come back from nonsense. */
export const judgeTimes = { patience: 10_000 };

/** Reads a file of at most so many bytes. */
export type Read = (file: string, maxBytes: number) => ReadResult | Promise<ReadResult>;

/** Reads and examines a file. Never throws: a file that vanished or cannot be read is skipped. */
export async function scanOne(
  job: ScanJob,
  syntax: Syntax,
  logger: Logger,
  read: Read = readText,
): Promise<ScanOutcome> {
  const passed = startTimer();
  const outcome = await examineFile(
    job,
    await read(job.file, job.config.classification.maxFileSize),
    syntax,
    logger,
  );
  return { ...outcome, ms: passed() };
}

/**
 * A clock that tells at most how much processor time of this thread has passed, in milliseconds: no more than time by the
 * clock, no more than the whole process has used since shortly before.
 */
function startTimer(): () => number {
  const clock = performance.now();
  if (clock - reading.at > longestReading) reading = { at: clock, used: process.cpuUsage() };
  const { used } = reading;
  return () => {
    const passed = performance.now() - clock;
    if (passed < longestReading) return passed;
    const { user, system } = process.cpuUsage(used);
    return Math.min(passed, (user + system) / microseconds);
  };
}

/** How long a reading of the process's time is good for, in milliseconds: reading it takes longer than most files. */
const longestReading = 500;
const microseconds = 1000;
let reading = { at: Number.NEGATIVE_INFINITY, used: { user: 0, system: 0 } };

type Untimed = ScanOutcome extends infer Each ? (Each extends unknown ? Omit<Each, "ms"> : never) : never;

/** The schema of the settings is loaded where somebody wrote some: threads start sooner without it. */
async function settingsProblems(document: TextDocument, config: Config): Promise<Examination> {
  const { examineSettings } = await import("../../features/diagnostics/engine/configDiagnostics.ts");
  return examineSettings(document, config);
}

async function examineFile(job: ScanJob, read: ReadResult, syntax: Syntax, logger: Logger): Promise<Untimed> {
  const { file, path, config, today } = job;
  const off = { skipped: "off", detail: "its settings turn problems off", isMissed: false } as const;
  if (!config.enabled || !config.diagnostics.enabled) return off;
  if ("skipped" in read) {
    // Lock files, dumps and pictures are data, of which nobody expects that they are read.
    const isExpected = syntax.supports(languageOfFile(path, "")) || isSettingsFile(URI.file(file).toString());
    return { ...read, isMissed: read.skipped === "unreadable" || isExpected };
  }
  const languageId = languageOfFile(path, read.text);
  if (config.languages[languageId] === false) return off;
  const document = TextDocument.create(URI.file(file).toString(), languageId, 0, read.text);
  if (isSettingsFile(document.uri))
    return { languageId, examination: await settingsProblems(document, config) };
  const subject = { document, config, path, today, isOnce: true };
  const examined = await syntax.withTree(languageId, read.text, (tree) =>
    allAtOnce(examineTree(tree, subject, undefined, logger)),
  );
  const { wellFormed } = syntax;
  if (examined) {
    const problems = examined.suspicion ? await wellFormed.judge(examined.suspicion) : [];
    return { languageId, examination: withSyntaxErrors(examined.examination, document, problems) };
  }
  const isWanted = config.rules["syntax-error"].severity !== "off";
  const problems = (isWanted ? await wellFormed.problemsOf(languageId, read.text) : undefined) ?? [];
  // A file that should have a tree and has none was not looked at, whatever its comments show, unless it is wrong as a whole.
  if (syntax.supports(languageId) && problems.length === 0)
    return {
      skipped: "unparsed",
      detail: "it could not be parsed in a sensible time",
      isMissed: true,
    };
  return { languageId, examination: withSyntaxErrors(examinePlainText(subject), document, problems) };
}
