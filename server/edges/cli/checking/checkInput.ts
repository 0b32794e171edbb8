import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Composed } from "../../../core/compose.ts";
import type { ComposedPorts } from "../../../core/composePorts.ts";
import type { CheckedFile, UncheckedFile } from "../../../features/diagnostics/report/checkedFile.ts";
import { languageOfFile } from "../../../language/files/languageOfFile.ts";
import { type ScanResult, scanFiles } from "../../../machine/batch/workspaceScan.ts";
import { giveYoungRoom } from "../../../machine/youngRoom.ts";
import { displayPath, type Environment, tell } from "../environment.ts";
import { BatchProgress } from "../writing/batchProgress.ts";

/** Examines files on all cores, with progress on a terminal. */
export async function scan(
  environment: Environment,
  { settings, ports }: ComposedPorts,
  files: readonly string[],
): Promise<ScanResult> {
  giveYoungRoom();
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
  if (!result.isComplete) tell(environment, `interrupted; ${counted} of ${files.length} files checked`);
  return result;
}

/** Names the files that should have been examined and were not, and those that took long; whether there are the former. */
export function tellOfFiles(environment: Environment, { skipped, slow }: ScanResult): boolean {
  const nameOf = (uri: string) => displayPath(environment, URI.parse(uri).fsPath);
  const missed = skipped.filter(({ isMissed }) => isMissed);
  for (const { uri, detail } of missed) tell(environment, `${nameOf(uri)} was not checked: ${detail}`);
  for (const { uri, ms } of slow) tell(environment, `${nameOf(uri)} took ${(ms / 1000).toFixed(1)} s`);
  return missed.length > 0;
}

/** The files that were not examined, as reports name them. */
export function skippedFiles(environment: Environment, { skipped }: ScanResult): readonly UncheckedFile[] {
  return skipped.map(({ uri, reason, detail }) => ({
    path: displayPath(environment, URI.parse(uri).fsPath),
    reason,
    detail,
  }));
}

/** The files that have findings, with the texts that reports quote. */
export async function withTexts(
  environment: Environment,
  { ports }: ComposedPorts,
  { files }: ScanResult,
): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const { uri, findings } of files) {
    const document = findings.length > 0 ? await ports.workspace.document(uri) : undefined;
    if (document) checked.push({ path: displayPath(environment, URI.parse(uri).fsPath), document, findings });
  }
  return checked;
}

/** What comes on standard input, examined as the file at a path. */
export async function checkInput(
  environment: Environment,
  { service, settings }: Composed,
  name: string,
): Promise<CheckedFile> {
  const content = environment.stdin ? await text(environment.stdin) : "";
  const full = path.resolve(environment.cwd, name);
  const uri = URI.file(full).toString();
  const code = content.replace(/^\ufeff/, "");
  const document = TextDocument.create(uri, languageOfFile(name, code), 1, code);
  const isExcluded = settings.isExcluded(full);
  if (isExcluded) tell(environment, `${name} is left out by the setting "exclude"`);
  const findings = isExcluded ? [] : await service.diagnostics.diagnose(document, environment.signal);
  return { path: displayPath(environment, full), document, findings };
}
