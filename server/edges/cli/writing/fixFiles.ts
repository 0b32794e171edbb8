import { readFileSync } from "node:fs";
import { createTwoFilesPatch } from "diff";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Composed } from "../../../core/compose.ts";
import type { Finding } from "../../../features/diagnostics/engine/finding.ts";
import { fixAllKind } from "../../../features/diagnostics/fixes/codeActions.ts";
import type { CheckedFile } from "../../../features/diagnostics/report/checkedFile.ts";
import { toDiagnostic } from "../../../features/diagnostics/report/toDiagnostic.ts";
import { writeWhole } from "../../../machine/files/writeWhole.ts";
import { CommandError } from "../commandError.ts";

/** One fix may make room for the next, such as a comment that is left without its code. */
const mostRounds = 10;

export interface FixedFile {
  readonly path: string;
  readonly fsPath: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What the files' safe fixes make of them, nothing written. Only findings that pass `wanted` are fixed.
 * @param signal stops between two files
 */
export async function fixFiles(
  { service }: Composed,
  files: readonly CheckedFile[],
  wanted: (finding: Finding) => boolean,
  signal: AbortSignal,
): Promise<FixedFile[]> {
  const fixed: FixedFile[] = [];
  for (const { path, document } of files) {
    signal.throwIfAborted();
    const before = document.getText();
    let current = document;
    for (let round = 0; round < mostRounds; round++) {
      const findings = (await service.diagnostics.diagnose(current, signal)).filter(wanted);
      const next = await fixedOnce(service, current, findings, signal);
      if (next === undefined || next === current.getText()) break;
      current = TextDocument.create(document.uri, document.languageId, current.version + 1, next);
    }
    service.didClose(document.uri);
    const after = current.getText();
    if (after !== before) fixed.push({ path, fsPath: URI.parse(document.uri).fsPath, before, after });
  }
  return fixed;
}

async function fixedOnce(
  service: Composed["service"],
  document: TextDocument,
  findings: readonly Finding[],
  signal: AbortSignal,
): Promise<string | undefined> {
  if (findings.length === 0) return undefined;
  const all = { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
  const diagnostics = findings.map((finding) => toDiagnostic(finding));
  const [action] = await service.codeActions.fixesFor(document, all, diagnostics, [fixAllKind], signal);
  const edits = action?.edit?.changes?.[document.uri];
  return edits ? TextDocument.applyEdits(document, edits) : undefined;
}

/**
 * Writes fixed files.
 * @throws CommandError for a file that changed since it was read, or that cannot be written
 */
export function writeFixes(files: readonly FixedFile[]): void {
  for (const { path, fsPath, before, after } of files) {
    try {
      const now = readFileSync(fsPath, "utf8");
      // A byte order mark is no part of the text that was examined, and stays.
      const mark = now.startsWith("\ufeff") && !before.startsWith("\ufeff") ? "\ufeff" : "";
      if (now !== mark + before) throw new Error("it was changed meanwhile, or is not UTF-8");
      writeWhole(fsPath, mark + after);
    } catch (error) {
      throw new CommandError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** The changes as a unified diff that `git apply` and `patch -p1` understand. */
export function unifiedDiff(files: readonly FixedFile[]): string {
  return files
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }),
    )
    .map((patch) => patch.replace(/^=+\n/, ""))
    .join("");
}
