/** Finds the problems of many files on worker threads, copies among them included. */
import os from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { URI } from "vscode-uri";
import type { Logger, Settings } from "../../contract/ports.ts";
import { CopyIndexes } from "../../features/diagnostics/copies/duplicates.ts";
import { conclude } from "../../features/diagnostics/engine/conclude.ts";
import type { Examination } from "../../features/diagnostics/engine/examination.ts";
import { isoDate } from "../../features/diagnostics/engine/examineTree.ts";
import type { Finding } from "../../features/diagnostics/engine/finding.ts";
import { createSyntax } from "../../language/parse/syntax.ts";
import { wasmFolder } from "../files/assets.ts";
import { createFileGrammarLoader } from "../files/fileGrammarLoader.ts";
import { JudgeThread } from "./judgeThread.ts";
import { judgeTimes, type ScanJob, type ScanOutcome, scanOne } from "./scanJob.ts";
import { WorkerPool } from "./workerPool.ts";

export interface ScanOptions {
  /** Absolute paths; read as the scan goes on. */
  readonly files: Iterable<string>;
  readonly settings: Settings;
  /** Path of a file relative to the workspace, with forward slashes. */
  readonly relativePath: (uri: string) => string;
  /** How messages call a file; its relative path when left out. */
  readonly nameOf?: (uri: string) => string;
  readonly logger: Logger;
  /** Most threads at once; one less than the processor has, and at least one, when left out. */
  readonly threads?: number;
  /** Where copies are looked for: pass one to compare with what it already knows. */
  readonly copies?: CopyIndexes;
  /** Whether what was found is handed over when the signal aborts, rather than thrown away. */
  readonly keepsPart?: boolean;
  /** Called as files are done; `files` counts them. */
  readonly onProgress?: (files: number) => void;
}

/** What a scan found in a file. */
export interface ScannedFile {
  readonly uri: string;
  readonly languageId: string;
  readonly findings: readonly Finding[];
}

/** A file that was not examined, and why. */
export interface SkippedFile {
  readonly uri: string;
  readonly reason: string;
  readonly detail: string;
  /** Whether problems would have been looked for in it. */
  readonly isMissed: boolean;
}

/** A file that took long. */
export interface SlowFile {
  readonly uri: string;
  /** In milliseconds. */
  readonly ms: number;
}

export interface ScanResult {
  /** In the order of the files given. */
  readonly files: readonly ScannedFile[];
  readonly skipped: readonly SkippedFile[];
  /** Files that took more than a second. */
  readonly slow: readonly SlowFile[];
  /** False when the scan was aborted before its end. */
  readonly isComplete: boolean;
}

/**
 * Fewer files are examined here: starting a thread and loading grammars in it takes longer. Of more, none is: a third thread
 * would have to load and compile everything too.
 */
const fewFiles = 24;
/** Files that travel to a worker together: few, so that all threads end at about the same time. */
const chunkSize = 8;
/** Chunks under way per thread: enough to keep the others busy while one has a large file, few enough to bound memory. */
const chunksPerThread = 12;
/** Files that are concluded before others have their turn. */
const concludedAtOnce = 24;

/** A file that takes longer is named, in milliseconds. */
const longTime = 1_000;

interface Examined {
  readonly uri: string;
  readonly languageId: string;
  readonly examination: Omit<Examination, "sequence">;
}

/**
 * Examines files. Memory is bounded: texts and trees live in the workers, one chunk at a time; only findings and the
 * index of copies are kept.
 * @throws the signal's reason when it aborts, unless the part that was found is wanted
 */
export async function scanFiles(options: ScanOptions, signal: AbortSignal): Promise<ScanResult> {
  const { settings, relativePath, nameOf = relativePath, onProgress, copies = new CopyIndexes() } = options;
  const examined: Examined[] = [];
  const skipped: SkippedFile[] = [];
  const slow: SlowFile[] = [];
  let done = 0;
  const settle = ({ file, outcome }: Settled) => {
    const uri = URI.file(file).toString();
    onProgress?.(++done);
    if (outcome.ms > longTime) slow.push({ uri, ms: outcome.ms });
    if ("skipped" in outcome) {
      const { skipped: reason, detail, isMissed } = outcome;
      skipped.push({ uri, reason, detail, isMissed });
      copies.remove(uri);
      return;
    }
    const { sequence, ...examination } = outcome.examination;
    if (examination.isPartial) skipped.push({ uri, ...partlyRead });
    copies.of(settings.of(uri)).update(uri, sequence);
    examined.push({ uri, languageId: outcome.languageId, examination });
  };
  try {
    for await (const settled of outcomes(options, signal)) settle(settled);
  } catch (error) {
    if (!signal.aborted || options.keepsPart !== true) throw error;
  }
  const files: ScannedFile[] = [];
  for (const { uri, languageId, examination } of examined) {
    const config = settings.of(uri);
    const found = config.rules["duplicate-code"].severity === "off" ? [] : copies.of(config).find(uri);
    files.push({
      uri,
      languageId,
      findings: conclude({ uri, languageId }, examination, found, config, nameOf),
    });
    if (files.length % concludedAtOnce === 0) await nextTurn();
    if (options.keepsPart !== true) signal.throwIfAborted();
  }
  return { files, skipped, slow, isComplete: !signal.aborted };
}

interface Settled {
  readonly file: string;
  readonly outcome: ScanOutcome;
}

/** What becomes of each file, in order. */
async function* outcomes(options: ScanOptions, signal: AbortSignal): AsyncGenerator<Settled> {
  const rest = jobs(options);
  const first = [...take(rest, fewFiles)];
  yield* first.length < fewFiles
    ? here(first, options.logger, signal)
    : inWorkers(chunks([first, rest]), options, signal);
}

async function* inWorkers(
  chunked: Iterable<readonly ScanJob[]>,
  options: ScanOptions,
  signal: AbortSignal,
): AsyncGenerator<Settled> {
  const threads = options.threads ?? Math.max(1, os.availableParallelism() - 1);
  const pool = new WorkerPool<readonly ScanJob[], readonly ScanOutcome[]>("scanWorker", threads);
  const running: Promise<readonly Settled[]>[] = [];
  const end = new AbortController();
  try {
    for (const chunk of chunked) {
      signal.throwIfAborted();
      running.push(inWorker(pool, chunk, options.logger, end.signal));
      while (running.length > threads * chunksPerThread) {
        yield* (await running.shift()) ?? [];
        signal.throwIfAborted();
      }
    }
    for (let chunk = running.shift(); chunk; chunk = running.shift()) {
      yield* await chunk;
      signal.throwIfAborted();
    }
  } finally {
    end.abort();
    for (const chunk of running) chunk.catch(() => undefined);
    await pool.close();
  }
}

function* jobs({ files, settings, relativePath }: ScanOptions): Generator<ScanJob> {
  const today = isoDate(Date.now());
  for (const file of files) {
    const uri = URI.file(file).toString();
    yield { file, path: relativePath(uri), config: settings.of(uri), today };
  }
}

async function* here(few: readonly ScanJob[], logger: Logger, signal: AbortSignal): AsyncGenerator<Settled> {
  const judge = new JudgeThread(judgeTimes);
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), logger, judge);
  try {
    for (const job of few) {
      signal.throwIfAborted();
      yield { file: job.file, outcome: await scanOne(job, syntax, logger) };
    }
    signal.throwIfAborted();
  } finally {
    syntax.dispose();
    await judge.close();
  }
}

/** A chunk whose thread dies is given up file by file, so that one bad file costs only itself. */
async function inWorker(
  pool: WorkerPool<readonly ScanJob[], readonly ScanOutcome[]>,
  chunk: readonly ScanJob[],
  logger: Logger,
  end: AbortSignal,
): Promise<readonly Settled[]> {
  try {
    const answers = await pool.run(chunk);
    return chunk.map((job, index) => ({ file: job.file, outcome: answers[index] ?? lost }));
  } catch (error) {
    // The pool was closed under it: nothing is to be tried again.
    if (end.aborted) throw error;
    if (chunk.length > 1) {
      const parts = await Promise.all(chunk.map((job) => inWorker(pool, [job], logger, end)));
      return parts.flat();
    }
    logger.error(`Examining ${chunk[0]?.file} failed.`, error);
    return chunk.map(({ file }) => ({ file, outcome: lost }));
  }
}

const partlyRead = {
  reason: "unparsed",
  detail: "a part of it is too long, or nested too deeply, to be looked at",
  isMissed: true,
} as const;
const lost: ScanOutcome = { skipped: "unreadable", detail: "its examination failed", isMissed: true, ms: 0 };

/** The next items, as many as there are; the others stay where they are. */
function* take<T>(items: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken++) {
    const { done, value } = items.next();
    if (done === true) return;
    yield value;
  }
}

function* chunks(parts: readonly Iterable<ScanJob>[]): Generator<readonly ScanJob[]> {
  let chunk: ScanJob[] = [];
  for (const part of parts)
    for (const item of part) {
      chunk.push(item);
      if (chunk.length < chunkSize) continue;
      yield chunk;
      chunk = [];
    }
  if (chunk.length > 0) yield chunk;
}
