/** Classifies whole trees: worker threads, results in order, a cache on disk, and memory that the tree cannot grow. */
import { statSync } from "node:fs";
import path from "node:path";
import type { Classification } from "../classification/classification.ts";
import { isInShard, type Shard } from "../classification/shard.ts";
import { type CacheEntry, ClassificationCache } from "./classificationCache.ts";
import { type ClassifyJob, classifyOne, type Outcome, type Skipped } from "./classifyJob.ts";
import { listFiles } from "./listFiles.ts";
import { WorkerPool } from "./workerPool.ts";

/** Chunks under way per thread. */
const chunksPerThread = 3;
/** Files listed before other requests have their turn. */
const filesPerTurn = 500;

export interface BatchOptions {
  /** Absolute path of the folder to classify. */
  readonly folder: string;
  /** Absolute path of the repository: paths in the records are relative to it. */
  readonly root: string;
  /** Globs, relative to the folder, of what is left out. */
  readonly exclude: readonly string[];
  /** Larger files are skipped; in bytes. */
  readonly maxFileSize: number;
  readonly threads: number;
  readonly shard?: Shard;
  /** Where results are kept between runs; undefined for nowhere. */
  readonly cacheFile?: string;
  /** Version of what decides, so that a newer one classifies anew. */
  readonly version: string;
}

/** A classified file, or one that was left out with the reason. */
export type BatchItem =
  | { readonly record: Classification; readonly cached: boolean }
  | { readonly skipped: Skipped };

interface Candidate {
  readonly job: ClassifyJob;
  readonly mtimeMs: number;
  readonly size: number;
  readonly known: CacheEntry | undefined;
  /** What is known without reading the file. */
  readonly settled: BatchItem | undefined;
}

/** Files that travel to a worker together: enough to make the journey cheap, few enough to share the load. */
const chunkSize = 48;
/** Fewer files than this are classified here: starting a thread takes longer. */
const fewFiles = 96;
/** A file that changed less than this before it was looked at may change again within its clock's tick; in ms. */
const youngMs = 1_000;

/**
 * Classifies the files below a folder, in the order of the walk. When the signal aborts, the items so far are all that
 * comes, the cache keeps them, and the iteration ends without an error.
 */
export async function* classifyBatch(options: BatchOptions, signal: AbortSignal): AsyncGenerator<BatchItem> {
  const pool = new WorkerPool<readonly ClassifyJob[], readonly Outcome[]>("classifyWorker", options.threads);
  const cache = options.cacheFile === undefined ? undefined : await openCache(options.cacheFile, options);
  const running: Promise<readonly [Candidate, Outcome | undefined][]>[] = [];
  let last: string | undefined;

  async function* finish(limit: number): AsyncGenerator<BatchItem> {
    while (running.length > limit && !signal.aborted) {
      const chunk = await running.shift();
      for (const [candidate, outcome] of chunk ?? []) {
        const { item, entry } = settle(candidate, outcome);
        if (entry) await cache?.add(entry);
        last = candidate.job.path;
        yield item;
      }
    }
  }

  try {
    let started = 0;
    for await (const chunk of chunks(candidates(options, cache, signal))) {
      const unknown = chunk.filter((candidate) => !candidate.settled).map((candidate) => candidate.job);
      started += unknown.length;
      running.push(
        started <= fewFiles || unknown.length === 0 ? here(chunk) : inWorker(pool, chunk, unknown),
      );
      yield* finish(options.threads * chunksPerThread);
    }
    yield* finish(0);
    await cache?.close(signal.aborted ? (last ?? "") : undefined);
  } catch (error) {
    cache?.discard();
    throw error;
  } finally {
    for (const chunk of running) chunk.catch(() => undefined);
    await pool.close();
  }
}

/** Counts the files of a batch for a progress bar, giving other work its turn. */
export async function countFiles(options: BatchOptions, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (const file of listFiles(options.folder, { exclude: options.exclude })) {
    if (belongs(options, relativePath(options.root, file))) count++;
    if (count % filesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) break;
  }
  return count;
}

async function* candidates(
  options: BatchOptions,
  cache: ClassificationCache | undefined,
  signal: AbortSignal,
): AsyncGenerator<Candidate> {
  const unreadable: string[] = [];
  const listed = listFiles(options.folder, {
    exclude: options.exclude,
    onUnreadable: (folder) => unreadable.push(folder),
  });
  let count = 0;
  for (const file of listed) {
    if (signal.aborted) return;
    for (const folder of unreadable.splice(0)) yield unreadableFolder(options, folder);
    const name = relativePath(options.root, file);
    if (belongs(options, name)) yield candidateOf(options, file, name, await cache?.find(name));
    if (++count % filesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const folder of unreadable) yield unreadableFolder(options, folder);
}

function candidateOf(
  options: BatchOptions,
  file: string,
  name: string,
  known: CacheEntry | undefined,
): Candidate {
  const job = { file, path: name, ...(known ? { knownHash: known.hash } : {}) };
  const stat = statSync(file, { throwIfNoEntry: false });
  const mtimeMs = stat && Date.now() - stat.mtimeMs > youngMs ? stat.mtimeMs : 0;
  const size = stat?.size ?? 0;
  const candidate = { job, mtimeMs, size, known };
  const skip = (reason: Skipped["reason"], detail: string) => ({
    ...candidate,
    settled: { skipped: { path: name, reason, detail } },
  });
  if (!stat) return skip("unreadable", "it vanished while the tree was read");
  if (size > options.maxFileSize)
    return skip("too-large", `${size} bytes; at most ${options.maxFileSize} are read`);
  const same = known !== undefined && mtimeMs !== 0 && known.mtimeMs === mtimeMs && known.size === size;
  return { ...candidate, settled: same ? fromCache(known) : undefined };
}

function unreadableFolder(options: BatchOptions, folder: string): Candidate {
  const name = relativePath(options.root, folder);
  const skipped = { path: `${name}/`, reason: "unreadable", detail: "the folder cannot be read" } as const;
  return {
    job: { file: folder, path: `${name}/` },
    mtimeMs: 0,
    size: 0,
    known: undefined,
    settled: { skipped },
  };
}

function fromCache(entry: CacheEntry): BatchItem | undefined {
  if (entry.record) return { record: { ...entry.record, ms: 0 }, cached: true };
  return entry.skipped && { skipped: entry.skipped };
}

async function here(chunk: readonly Candidate[]): Promise<readonly [Candidate, Outcome | undefined][]> {
  return chunk.map((candidate) => [candidate, candidate.settled ? undefined : classifyOne(candidate.job)]);
}

async function inWorker(
  pool: WorkerPool<readonly ClassifyJob[], readonly Outcome[]>,
  chunk: readonly Candidate[],
  jobs: readonly ClassifyJob[],
): Promise<readonly [Candidate, Outcome | undefined][]> {
  const outcomes = new Map((await pool.run(jobs)).map((outcome, at) => [jobs[at], outcome]));
  return chunk.map((candidate) => [candidate, outcomes.get(candidate.job)]);
}

/** What is reported of a file, and what the cache keeps: nothing of what was only skipped for its size or absence. */
function settle(candidate: Candidate, outcome: Outcome | undefined): { item: BatchItem; entry?: CacheEntry } {
  const { job, mtimeMs, size, known } = candidate;
  if (candidate.settled) return { item: candidate.settled, ...(known ? { entry: known } : {}) };
  if (!outcome || "unchanged" in outcome) {
    const item = known && fromCache(known);
    if (item) return { item, entry: { ...known, mtimeMs, size } };
    return { item: { skipped: { path: job.path, reason: "unreadable", detail: "no answer" } } };
  }
  const entry = { path: job.path, mtimeMs, size, hash: outcome.hash };
  if ("record" in outcome)
    return { item: { record: outcome.record, cached: false }, entry: { ...entry, record: outcome.record } };
  const { skipped } = outcome;
  const lasting = skipped.reason === "binary";
  return { item: { skipped }, ...(lasting ? { entry: { ...entry, skipped } } : {}) };
}

async function openCache(file: string, options: BatchOptions): Promise<ClassificationCache> {
  const cache = new ClassificationCache(file, { version: options.version, root: options.root });
  await cache.open();
  return cache;
}

async function* chunks(items: AsyncIterable<Candidate>): AsyncGenerator<readonly Candidate[]> {
  let chunk: Candidate[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function belongs(options: BatchOptions, name: string): boolean {
  return options.shard === undefined || isInShard(name, options.shard);
}

function relativePath(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}
