import path from "node:path";
import { URI } from "vscode-uri";
import { classifyThoroughly } from "../../../core/classifyThoroughly.ts";
import type { Composed } from "../../../core/compose.ts";
import type { Classification } from "../../../features/classification/classification.ts";
import type { Shard } from "../../../features/classification/shard.ts";
import { leaveOut, quickBatchOptions } from "../../../machine/batch/batchOptions.ts";
import { type BatchItem, classifyChunks, countFiles } from "../../../machine/batch/classifyBatch.ts";
import { readText } from "../../../machine/files/readText.ts";
import { CommandError } from "../commandError.ts";
import { displayPath, type Environment, rootOf } from "../environment.ts";
import type { BatchProgress } from "../writing/batchProgress.ts";
import type { RecordWriter } from "../writing/recordWriter.ts";
import { answerQuestions, mapInOrder, type QuestionOptions } from "./answerQuestions.ts";

/** What answers questions about files, and what questions there are. */
export interface Answering {
  readonly composed: Composed;
  readonly questions: QuestionOptions;
}

export interface ClassifyWork {
  readonly environment: Environment;
  readonly batch: { readonly threads: number; readonly shard?: Shard; readonly cache: boolean };
  /** Absolute path of the file that the records go to: it is no file of the tree. */
  readonly output: string | undefined;
  readonly progress: BatchProgress;
  /** Settings of `--config`, unparsed. */
  readonly editor: unknown;
  /** Undefined where only folders are classified and nothing is asked about them. */
  readonly answering: Answering | undefined;
}

/** Writes the records of all targets; ends early, without an error, when the user interrupts. */
export async function writeTargets(
  work: ClassifyWork,
  targets: readonly string[],
  files: ReadonlySet<string>,
  writer: RecordWriter,
): Promise<void> {
  const { environment, answering } = work;
  const { signal } = environment;
  for (const target of targets) {
    try {
      if (answering)
        await writeAnswered(work, answering, recordsOf(work, answering, target, files.has(target)), writer);
      else await writeFolder(work, target, writer);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    if (signal.aborted) return;
  }
}

/** A folder's records, passed on as they are. */
async function writeFolder(work: ClassifyWork, target: string, writer: RecordWriter): Promise<void> {
  for await (const { items, display } of folderItems(work, target)) {
    for (const item of items) {
      if (!("record" in item)) continue;
      const waiting = writer.writeKept(item, display(item.path));
      work.progress.count(work.progress.verb);
      if (waiting) await waiting;
    }
  }
}

async function writeAnswered(
  { environment: { signal }, progress }: ClassifyWork,
  { composed, questions }: Answering,
  found: AsyncIterable<FoundRecord>,
  writer: RecordWriter,
): Promise<void> {
  const answered = mapInOrder(found, questions.concurrency, ({ full, record }) =>
    answerQuestions(composed, full, record, questions, signal),
  );
  for await (const record of answered) {
    await writer.write(record);
    progress.count(progress.verb);
  }
}

interface FoundRecord {
  readonly full: string;
  readonly record: Classification;
}

async function* recordsOf(
  work: ClassifyWork,
  answering: Answering,
  target: string,
  isFile: boolean,
): AsyncGenerator<FoundRecord> {
  if (isFile) {
    yield await thoroughRecord(work, answering, target);
    return;
  }
  for await (const { items, display, full } of folderItems(work, target))
    for (const item of items)
      if ("record" in item)
        yield { full: full(item.path), record: { ...item.record, path: display(item.path) } };
}

/** A file that was named is answered whatever it holds; only when it cannot be read that is an error. */
async function thoroughRecord(
  { environment }: ClassifyWork,
  { composed }: Answering,
  full: string,
): Promise<FoundRecord> {
  const { service, settings, ports } = composed;
  const uri = URI.file(full).toString();
  const file = { path: ports.workspace.relativePath(uri), uri };
  const read = await readText(full, settings.of(uri).classification.maxFileSize);
  if ("skipped" in read && read.skipped === "unreadable")
    throw new CommandError(`${displayPath(environment, full)}: ${read.detail}`);
  const record =
    "text" in read
      ? await classifyThoroughly(service, { ...file, text: read.text }, environment.signal)
      : await service.classification.classify({ ...file, text: undefined }, environment.signal);
  return { full, record: { ...record, path: displayPath(environment, full) } };
}

interface FolderItems {
  readonly items: readonly BatchItem[];
  /** Turns a record's path into one the user would write. */
  readonly display: (path: string) => string;
  /** The same as an absolute path. */
  readonly full: (path: string) => string;
}

async function* folderItems(
  { environment, batch, progress, editor, output }: ClassifyWork,
  target: string,
): AsyncGenerator<FolderItems> {
  const { signal } = environment;
  const options = leaveOut(await quickBatchOptions(target, rootOf(target), editor, batch), output);
  const inside = path.relative(options.root, options.folder).length;
  const skipped = inside === 0 ? 0 : inside + 1;
  const shown = displayPath(environment, target);
  const prefix = shown === "." ? "" : shown.endsWith("/") ? shown : `${shown}/`;
  const display = (name: string) => prefix + name.slice(skipped);
  const full = (name: string) => path.join(options.root, name);
  progress.expectLater(() => countFiles(options, signal));
  for await (const items of classifyChunks(options, signal)) {
    for (const item of items) if ("skipped" in item) progress.count(item.skipped.reason);
    yield { items, display, full };
  }
}
