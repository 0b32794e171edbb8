import path from "node:path";
import type { Command } from "commander";
import { URI } from "vscode-uri";
import { isSettingsFile } from "../../../contract/settingsFile.ts";
import type { Composed } from "../../../core/compose.ts";
import { type ComposedPorts, type ComposeOptions, composePorts } from "../../../core/composePorts.ts";
import { onChangedLines, parseChangedLines } from "../../../features/diagnostics/report/changedLines.ts";
import {
  type CheckedFile,
  filterFindings,
  type UncheckedFile,
} from "../../../features/diagnostics/report/checkedFile.ts";
import type { ScanResult } from "../../../machine/batch/workspaceScan.ts";
import { plural } from "../../../text/plural.ts";
import { withoutKnown, writeBaseline } from "../checking/baselineFile.ts";
import { checkInput, scan, skippedFiles, tellOfFiles, withTexts } from "../checking/checkInput.ts";
import {
  type CheckOptions,
  declareCheck,
  failing,
  isWanted,
  verifyOptions,
} from "../checking/checkOptions.ts";
import { CommandError, exitStatus } from "../commandError.ts";
import { type Environment, existingPath, tell } from "../environment.ts";
import { openWith } from "../openWith.ts";
import { expandGlobs } from "../reading/expandGlobs.ts";
import { gitDiff } from "../reading/gitDiff.ts";
import { listPaths } from "../reading/listPaths.ts";
import { settingsAbove } from "../reading/settingsAbove.ts";
import { watchFiles } from "../reading/watchFiles.ts";
import { fixFiles, unifiedDiff, writeFixes } from "../writing/fixFiles.ts";
import { writeReport } from "../writing/writeReport.ts";

/** What was looked at, and what was found there. */
interface Checked {
  readonly files: readonly CheckedFile[];
  readonly looked: number;
  readonly skipped: readonly UncheckedFile[];
  readonly unreadableFolders: number;
  /** Whether a file that should have been examined was not. */
  readonly isMissing: boolean;
  readonly isComplete: boolean;
}

/** What a check works with; it has a service where that is asked. */
type Opened = ComposedPorts & Partial<Pick<Composed, "service">>;

/** `inkling check [PATH…]`: findings. */
export function registerCheck(program: Command, environment: Environment): void {
  declareCheck(program).action(async (named: readonly string[], options: CheckOptions) => {
    verifyOptions(options, named);
    const paths = named.length > 0 || options.stdin ? expandGlobs(environment, named) : ["."];
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
  const composed = await openWith(await composer(options), environment, options, paths, false);
  try {
    if (options.fix && isServed(composed) && (await fix(environment, composed, paths, options))) return;
    const checked = await look(environment, composed, paths, options);
    if (!checked.isComplete) environment.exit(exitStatus.interrupted);
    if (options.writeBaseline !== undefined) {
      if (!checked.isComplete) throw new CommandError("no baseline was written.", exitStatus.interrupted);
      writeBaseline(environment, options.writeBaseline, checked.files);
      if (options.format === "text") return;
    }
    const wanted = filterFindings(checked.files, (_file, finding) => isWanted(finding, options));
    const left = options.writeBaseline === undefined ? await narrow(environment, wanted, options) : [];
    const fails = failing(findingsOf(left), options);
    const grave = filterFindings(left, (_file, finding) => fails(finding));
    const failed = findingsOf(grave).length > 0;
    const shown = options.quiet ? grave : left;
    const summary = {
      files: checked.looked,
      skipped: checked.skipped.length + checked.unreadableFolders,
      findings: findingsOf(shown).length,
      ms: Math.round(performance.now() - started),
    };
    const fromRoot = ({ document }: CheckedFile) => composed.ports.workspace.relativePath(document.uri);
    writeReport(environment, shown, checked.skipped, summary, options, fromRoot);
    const status = checked.isMissing && !options.allowSkipped ? exitStatus.incomplete : exitStatus.fine;
    if (checked.isComplete) environment.exit(status || (failed ? exitStatus.findings : exitStatus.fine));
  } finally {
    await composed.dispose();
  }
}

/** Loading the whole service takes as long as a hundred files: only fixes and standard input need one. */
async function composer({ fix, stdin }: CheckOptions): Promise<(options: ComposeOptions) => Opened> {
  return fix || stdin ? (await import("../../../core/compose.ts")).compose : composePorts;
}

function isServed(opened: Opened): opened is Composed {
  return opened.service !== undefined;
}

/** @throws CommandError for a named file that cannot be read */
async function look(
  environment: Environment,
  composed: Opened,
  paths: readonly string[],
  { stdinPath }: CheckOptions,
): Promise<Checked> {
  // A wrong setting counts wherever it stands: what it says of the files that are checked is not obeyed.
  const { roots } = composed.ports.workspace;
  if (stdinPath !== undefined && isServed(composed)) {
    const settings = settingsAbove(path.resolve(environment.cwd, stdinPath), roots);
    const above = await toChecked(environment, composed, await scan(environment, composed, settings));
    const file = await checkInput(environment, composed, stdinPath);
    const { files, looked, ...rest } = above;
    return { ...rest, files: [...files, file], looked: looked + 1 };
  }
  const named = listPaths(environment, composed, paths);
  const settings = paths.flatMap((each) => settingsAbove(existingPath(environment, each), roots));
  const scanned = await scan(environment, composed, [...new Set([...settings, ...named.files])]);
  const unreadable = scanned.skipped.find(
    ({ uri, reason }) => reason === "unreadable" && named.given.has(URI.parse(uri).fsPath),
  );
  if (unreadable) throw new CommandError(`${URI.parse(unreadable.uri).fsPath}: ${unreadable.detail}.`);
  return toChecked(environment, composed, scanned, named.unreadableFolders);
}

/** What a scan found, once the files that it missed are named. */
async function toChecked(
  environment: Environment,
  composed: Opened,
  scanned: ScanResult,
  unreadableFolders = 0,
): Promise<Checked> {
  const isMissing = tellOfFiles(environment, scanned) || unreadableFolders > 0;
  // Nobody asked for the settings to be checked; they count where something is wrong with them.
  const counted = scanned.files.filter(({ uri, findings }) => !isSettingsFile(uri) || findings.length > 0);
  return {
    files: await withTexts(environment, composed, scanned),
    looked: counted.length,
    skipped: skippedFiles(environment, scanned),
    unreadableFolders,
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
  if (fixed.length === 0 && left.some(({ findings }) => findings.length > 0))
    tell(environment, "nothing here is safe to fix by itself");
  if (options.diff) {
    environment.stdout.write(unifiedDiff(fixed));
    environment.exit(fixed.length > 0 ? exitStatus.findings : exitStatus.fine);
    return true;
  }
  writeFixes(fixed);
  if (fixed.length > 0) tell(environment, `${plural(fixed.length, "file")} fixed`);
  return false;
}

/** What is left after `--baseline` and `--since`. */
async function narrow(
  environment: Environment,
  files: CheckedFile[],
  { baseline, since }: CheckOptions,
): Promise<CheckedFile[]> {
  const known = baseline === undefined ? files : withoutKnown(environment, baseline, files);
  if (since === undefined) return known;
  const { root, diff, untracked } = await gitDiff(environment.cwd, since);
  const changed = new Map(parseChangedLines(diff));
  for (const file of untracked) changed.set(file, [[0, Number.POSITIVE_INFINITY]]);
  return onChangedLines(known, changed, ({ document }) =>
    path.relative(root, URI.parse(document.uri).fsPath).split(path.sep).join("/"),
  );
}

function findingsOf(files: readonly CheckedFile[]) {
  return files.flatMap(({ findings }) => findings);
}
