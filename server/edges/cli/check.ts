import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { URI } from "vscode-uri";
import packageJson from "../../../package.json" with { type: "json" };
import type { Composed } from "../../core/compose.ts";
import {
  baselineText,
  createBaseline,
  parseBaseline,
  withoutBaseline,
} from "../../features/diagnostics/report/baseline.ts";
import { onChangedLines, parseChangedLines } from "../../features/diagnostics/report/changedLines.ts";
import type { CheckedFile } from "../../features/diagnostics/report/checkedFile.ts";
import { formatJson } from "../../features/diagnostics/report/formatJson.ts";
import { formatSarif } from "../../features/diagnostics/report/formatSarif.ts";
import { formatText } from "../../features/diagnostics/report/formatText.ts";
import { type ScanResult, scanFiles } from "../../machine/batch/workspaceScan.ts";
import { BatchProgress } from "./batchProgress.ts";
import { CommandError, exitStatus } from "./commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "./common.ts";
import { gitDiff } from "./gitDiff.ts";
import { listPaths } from "./listPaths.ts";
import { settingsAbove } from "./settingsAbove.ts";

interface CheckOptions extends CommonOptions {
  readonly since?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** `inkling check PATH…`: findings. */
export function registerCheck(program: Command, environment: Environment): void {
  withCommonOptions(
    program
      .command("check <paths...>")
      .description("findings in files and folders")
      .option("--since <revision>", "only findings on lines changed since a Git revision")
      .option("--baseline <file>", "leave out the findings that a baseline file lists")
      .option("--write-baseline <file>", "write all findings to a baseline file, and report none"),
    ["text", "json", "sarif"],
  ).action((paths: readonly string[], options: CheckOptions) => check(environment, paths, options));
}

async function check(
  environment: Environment,
  paths: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const started = performance.now();
  const composed = await openService(environment, options, paths, false);
  try {
    const named = listPaths(environment, composed, paths);
    // A wrong setting counts wherever it stands: what it says of the files that are checked is not obeyed.
    const roots = composed.ports.workspace.roots;
    const settings = paths.flatMap((each) => settingsAbove(existingPath(environment, each), roots));
    const scanned = await scan(environment, composed, [...new Set([...settings, ...named.files])]);
    const unreadable = scanned.skipped.find(
      ({ uri, reason }) => reason === "unreadable" && named.given.has(URI.parse(uri).fsPath),
    );
    if (unreadable) throw new CommandError(`${URI.parse(unreadable.uri).fsPath}: ${unreadable.detail}.`);
    const all = await withTexts(environment, composed, scanned);
    if (!scanned.isComplete) environment.exit(exitStatus.interrupted);
    if (options.writeBaseline !== undefined) {
      if (!scanned.isComplete) throw new CommandError("no baseline was written.", exitStatus.interrupted);
      writeBaseline(environment, options.writeBaseline, all);
      if (options.format === "text") return;
    }
    const files = options.writeBaseline === undefined ? await narrow(environment, all, options) : [];
    const findings = files.reduce((sum, file) => sum + file.findings.length, 0);
    const summary = {
      files: scanned.files.length,
      skipped: scanned.skipped.length + named.unreadableFolders,
      findings,
      ms: Math.round(performance.now() - started),
    };
    if (options.format === "json") printJson(environment, formatJson(files, summary, packageJson.version));
    else if (options.format === "sarif") printJson(environment, formatSarif(files, packageJson.version));
    else
      printLines(
        environment,
        formatText(files, summary, { color: environment.stdout.isTTY === true && !process.env.NO_COLOR }),
      );
    if (findings > 0 && scanned.isComplete) environment.exit(exitStatus.findings);
  } finally {
    await composed.dispose();
  }
}

async function scan(
  environment: Environment,
  { settings, ports }: Composed,
  files: readonly string[],
): Promise<ScanResult> {
  const progress = new BatchProgress(environment.stderr, process.stderr.isTTY === true, "checked");
  progress.expect(files.length);
  let counted = 0;
  const result = await scanFiles(
    {
      files,
      settings,
      relativePath: (uri) => ports.workspace.relativePath(uri),
      nameOf: (uri) => displayPath(environment, URI.parse(uri).fsPath),
      logger: ports.logger,
      // Nobody types meanwhile, so every core is used; the editor's scan leaves one free.
      threads: os.availableParallelism(),
      keepsPart: true,
      onProgress: (done) => {
        for (; counted < done; counted++) progress.count("checked");
      },
    },
    environment.signal,
  );
  progress.clear();
  if (!result.isComplete)
    environment.stderr.write(`inkling: interrupted; ${counted} of ${files.length} files checked\n`);
  return result;
}

/** The files that have findings, with the texts that reports quote. */
async function withTexts(
  environment: Environment,
  { ports }: Composed,
  { files }: ScanResult,
): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const { uri, findings } of files) {
    const document = findings.length > 0 ? await ports.workspace.document(uri) : undefined;
    if (document) checked.push({ path: displayPath(environment, URI.parse(uri).fsPath), document, findings });
  }
  return checked;
}

/** What is left after `--baseline` and `--since`. */
async function narrow(
  environment: Environment,
  files: CheckedFile[],
  { baseline, since }: CheckOptions,
): Promise<CheckedFile[]> {
  const known =
    baseline === undefined
      ? files
      : withoutBaseline(files, readBaseline(path.resolve(environment.cwd, baseline)));
  if (since === undefined) return known;
  const { root, diff, untracked } = await gitDiff(environment.cwd, since);
  const changed = new Map(parseChangedLines(diff));
  for (const file of untracked) changed.set(file, [[0, Number.POSITIVE_INFINITY]]);
  return onChangedLines(known, changed, ({ document }) =>
    path.relative(root, URI.parse(document.uri).fsPath).split(path.sep).join("/"),
  );
}

function readBaseline(file: string) {
  try {
    return parseBaseline(readFileSync(file, "utf8"));
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function writeBaseline(environment: Environment, file: string, files: readonly CheckedFile[]): void {
  const count = files.reduce((sum, { findings }) => sum + findings.length, 0);
  try {
    writeFileSync(path.resolve(environment.cwd, file), baselineText(createBaseline(files)));
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  environment.stderr.write(`inkling: ${count} findings written to ${file}\n`);
}
