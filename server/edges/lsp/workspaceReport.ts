/** Classifies the whole workspace for the report panel, and writes the records where the user wants them. */

import { stat } from "node:fs/promises";
import { URI } from "vscode-uri";
import type { Composed } from "../../core/compose.ts";
import type { Classification } from "../../features/classification/classification.ts";
import { exporterFor } from "../../features/classification/exportRecords.ts";
import { batchOptions, leaveOut } from "../../machine/batch/batchOptions.ts";
import { type BatchItem, classifyBatch, countFiles } from "../../machine/batch/classifyBatch.ts";
import { openOutputFile, writeTo } from "../../machine/files/outputFile.ts";
import type {
  ClassifyProgress,
  ExportParams,
  ReportEntry,
  ReportGroup,
  WorkspaceReport,
} from "./protocol.ts";

/** Files listed one by one; larger workspaces are counted in full, but only so many can be opened from the panel. */
const maxEntries = 20_000;
/** Time between two messages about progress, in milliseconds. */
const progressInterval = 100;

/** Classifies the workspace. When the signal aborts, the report holds what is known so far. */
export async function reportWorkspace(
  composed: Composed,
  onProgress: (progress: ClassifyProgress) => void,
  signal: AbortSignal,
): Promise<WorkspaceReport> {
  const start = performance.now();
  const builder = new ReportBuilder(composed.ports.workspace.roots);
  const total = await countWorkspace(composed, signal);
  let done = 0;
  let told = 0;
  for await (const { item, root } of workspaceItems(composed, signal)) {
    builder.add(item, root);
    done++;
    const now = performance.now();
    if (now - told < progressInterval) continue;
    told = now;
    onProgress({ done, total, perSecond: done / ((now - start) / 1000) });
  }
  return builder.finish(signal.aborted, Math.round(performance.now() - start));
}

/**
 * Writes the records of the workspace to a file; what was classified before comes from the cache.
 * @throws the system's error when not all of it could be written
 */
export async function exportWorkspace(
  composed: Composed,
  { format, uri }: ExportParams,
  signal: AbortSignal,
): Promise<number> {
  const target = URI.parse(uri, true);
  if (target.scheme !== "file") throw new TypeError("An export is written into a file.");
  const exporter = exporterFor(format);
  const output = target.fsPath;
  // Opening a pipe waits until somebody reads it, and nobody could end that.
  const there = await stat(output).catch(() => undefined);
  if (there && !there.isFile()) throw new TypeError("An export is written into a regular file.");
  const file = await openOutputFile(output);
  let count = 0;
  try {
    await writeTo(file.stream, exporter.start);
    for await (const { item } of workspaceItems(composed, signal, output)) {
      if (!("record" in item)) continue;
      await writeTo(file.stream, exporter.record(item.record, count === 0));
      count++;
    }
    await writeTo(file.stream, exporter.end);
  } finally {
    await file.close();
  }
  return count;
}

async function countWorkspace({ ports, settings }: Composed, signal: AbortSignal): Promise<number> {
  const roots = folders(ports.workspace.roots);
  let total = 0;
  for (const root of roots)
    total += await countFiles(batchOptions(root, roots, settings, { cache: true }), signal);
  return total;
}

async function* workspaceItems(
  { ports, settings }: Composed,
  signal: AbortSignal,
  output?: string,
): AsyncGenerator<{ readonly item: BatchItem; readonly root: number }> {
  const roots = folders(ports.workspace.roots);
  for (const [root, folder] of roots.entries()) {
    const options = batchOptions(folder, roots, settings, { cache: true });
    const batch = classifyBatch(leaveOut(options, output), signal);
    for await (const item of batch) yield { item, root };
  }
}

function folders(roots: readonly string[]): readonly string[] {
  return roots.map((root) => URI.parse(root).fsPath);
}

class ReportBuilder {
  readonly #roots: readonly string[];
  readonly #languages = new Map<string, ReportGroup>();
  readonly #kinds = new Map<string, ReportGroup>();
  readonly #skipped = new Map<string, number>();
  readonly #entries: ReportEntry[] = [];
  #files = 0;
  #lines = 0;
  #withIssues = 0;

  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  add(item: BatchItem, root: number): void {
    if ("skipped" in item) {
      const { reason } = item.skipped;
      this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
      return;
    }
    const { record } = item;
    this.#files++;
    this.#lines += record.lines;
    if (record.quality === "issues") this.#withIssues++;
    count(this.#languages, record.language ?? "unknown", record.lines);
    count(this.#kinds, record.kind, record.lines);
    if (this.#entries.length < maxEntries) this.#entries.push(toEntry(record, root));
  }

  finish(interrupted: boolean, ms: number): WorkspaceReport {
    return {
      interrupted,
      ms,
      roots: [...this.#roots],
      files: this.#files,
      lines: this.#lines,
      withIssues: this.#withIssues,
      languages: sorted(this.#languages),
      kinds: sorted(this.#kinds),
      skipped: Object.fromEntries(this.#skipped),
      entries: this.#entries,
    };
  }
}

function toEntry(record: Classification, root: number): ReportEntry {
  const { path, language, kind, lines, reasons, patterns } = record;
  const found = Object.entries(patterns).flatMap(([name, present]) => (present ? [name] : []));
  return { path, root, language: language ?? "unknown", kind, lines, reasons: [...reasons], patterns: found };
}

function count(groups: Map<string, ReportGroup>, name: string, lines: number): void {
  const { files = 0, lines: before = 0 } = groups.get(name) ?? {};
  groups.set(name, { name, files: files + 1, lines: before + lines });
}

function sorted(groups: ReadonlyMap<string, ReportGroup>): ReportGroup[] {
  return [...groups.values()].sort((a, b) => b.files - a.files || (a.name < b.name ? -1 : 1));
}
