import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { URI } from "vscode-uri";
import type { Composed } from "../../core/compose.ts";
import {
  baselineText,
  createBaseline,
  parseBaseline,
  withoutBaseline,
} from "../../features/diagnostics/report/baseline.ts";
import { onChangedLines, parseChangedLines } from "../../features/diagnostics/report/changedLines.ts";
import { type CheckedFile, filterFindings } from "../../features/diagnostics/report/checkedFile.ts";
import { checkInput, scan, tellOfFiles, withTexts } from "./checkInput.ts";
import {
  type CheckOptions,
  declareCheck,
  isFailure,
  isGrave,
  isWanted,
  verifyOptions,
} from "./checkOptions.ts";
import { CommandError, exitStatus } from "./commandError.ts";
import { fixFiles, unifiedDiff, writeFixes } from "./fixFiles.ts";
import { gitDiff } from "./gitDiff.ts";
import { listPaths } from "./listPaths.ts";
import { type Environment, existingPath, openService } from "./openService.ts";
import { settingsAbove } from "./settingsAbove.ts";
import { watchFiles } from "./watchFiles.ts";
import { writeReport } from "./writeReport.ts";

/** What was looked at, and what was found there. */
interface Checked {
  readonly files: readonly CheckedFile[];
  readonly looked: number;
  readonly skipped: number;
  /** Whether a file that should have been examined was not. */
  readonly isMissing: boolean;
  readonly isComplete: boolean;
}

/** `inkling check [PATH…]`: findings. */
export function registerCheck(program: Command, environment: Environment): void {
  declareCheck(program).action(async (named: readonly string[], options: CheckOptions) => {
    verifyOptions(options, named);
    const paths = named.length > 0 || options.stdin ? named : ["."];
    if (!options.watch) return check(environment, paths, options);
    const watched = paths.map((each) => existingPath(environment, each));
    return watchFiles(watched, () => check(environment, paths, options), environment.signal);
  });
}

async function check(
  environment: Environment,
  paths: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const started = performance.now();
  const composed = await openService(environment, options, paths, false);
  try {
    if (options.fix && (await fix(environment, composed, paths, options))) return;
    const checked = await look(environment, composed, paths, options);
    if (!checked.isComplete) environment.exit(exitStatus.interrupted);
    if (options.writeBaseline !== undefined) {
      if (!checked.isComplete) throw new CommandError("no baseline was written.", exitStatus.interrupted);
      writeBaseline(environment, options.writeBaseline, checked.files);
      if (options.format === "text") return;
    }
    const wanted = filterFindings(checked.files, (_file, finding) => isWanted(finding, options));
    const left = options.writeBaseline === undefined ? await narrow(environment, wanted, options) : [];
    const failed = isFailure(findingsOf(left), options);
    const shown = options.quiet ? filterFindings(left, (_file, finding) => isGrave(finding, options)) : left;
    const summary = {
      files: checked.looked,
      skipped: checked.skipped,
      findings: findingsOf(shown).length,
      ms: Math.round(performance.now() - started),
    };
    const fromRoot = ({ document }: CheckedFile) => composed.ports.workspace.relativePath(document.uri);
    writeReport(environment, shown, summary, options, fromRoot);
    const status = checked.isMissing && !options.allowSkipped ? exitStatus.incomplete : exitStatus.fine;
    if (checked.isComplete) environment.exit(status || (failed ? exitStatus.findings : exitStatus.fine));
  } finally {
    await composed.dispose();
  }
}

/** @throws CommandError for a named file that cannot be read */
async function look(
  environment: Environment,
  composed: Composed,
  paths: readonly string[],
  { stdinPath }: CheckOptions,
): Promise<Checked> {
  if (stdinPath !== undefined) {
    const file = await checkInput(environment, composed, stdinPath);
    return { files: [file], looked: 1, skipped: 0, isMissing: false, isComplete: true };
  }
  const named = listPaths(environment, composed, paths);
  // A wrong setting counts wherever it stands: what it says of the files that are checked is not obeyed.
  const roots = composed.ports.workspace.roots;
  const settings = paths.flatMap((each) => settingsAbove(existingPath(environment, each), roots));
  const scanned = await scan(environment, composed, [...new Set([...settings, ...named.files])]);
  const unreadable = scanned.skipped.find(
    ({ uri, reason }) => reason === "unreadable" && named.given.has(URI.parse(uri).fsPath),
  );
  if (unreadable) throw new CommandError(`${URI.parse(unreadable.uri).fsPath}: ${unreadable.detail}.`);
  const isMissing = tellOfFiles(environment, scanned) || named.unreadableFolders > 0;
  return {
    files: await withTexts(environment, composed, scanned),
    looked: scanned.files.length,
    skipped: scanned.skipped.length + named.unreadableFolders,
    isMissing,
    isComplete: scanned.isComplete,
  };
}

/** Applies the safe fixes, or shows them; whether that was all that was asked for. */
async function fix(
  environment: Environment,
  composed: Composed,
  paths: readonly string[],
  options: CheckOptions,
): Promise<boolean> {
  const { files } = await look(environment, composed, paths, options);
  const left = await narrow(environment, [...files], options);
  const fixed = await fixFiles(composed, left, (finding) => isWanted(finding, options), environment.signal);
  if (options.diff) {
    environment.stdout.write(unifiedDiff(fixed));
    environment.exit(fixed.length > 0 ? exitStatus.findings : exitStatus.fine);
    return true;
  }
  writeFixes(fixed);
  if (fixed.length > 0) environment.stderr.write(`inkling: ${fixed.length} files fixed\n`);
  return false;
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
  try {
    writeFileSync(path.resolve(environment.cwd, file), baselineText(createBaseline(files)));
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  environment.stderr.write(`inkling: ${findingsOf(files).length} findings written to ${file}\n`);
}

function findingsOf(files: readonly CheckedFile[]) {
  return files.flatMap(({ findings }) => findings);
}
