/** Classifies whole trees: worker threads, results in order, a cache on disk, and memory that the tree cannot grow. */
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { isInShard, type Shard } from "../../features/classification/shard.ts";
import { FileStamps } from "../files/fileStamps.ts";
import { listFiles, listFilesInTurns } from "../files/listFiles.ts";
import { BatchRecord } from "./batchRecord.ts";
import { type CacheEntry, ClassificationCache } from "./classificationCache.ts";
import type { Classifier } from "./classifier.ts";
import type { ClassifyJob, Outcome, Skipped } from "./classifyJob.ts";
import { WorkerPool } from "./workerPool.ts";

/** Chunks under way per thread. */
const chunksPerThread = 3;

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
export type BatchItem = BatchRecord | { readonly skipped: Skipped };

interface Candidate {
  readonly job: ClassifyJob;
  readonly stamp: string;
  readonly known: CacheEntry | undefined;
  /** What is known without reading the file. */
  readonly settled: BatchItem | undefined;
}

type Settled = readonly [Candidate, Outcome | undefined];

/** Files to read that travel to a worker together: enough to make the journey cheap, few enough to share the load. */
const chunkSize = 48;
/** Files of a chunk, known ones included: these cost next to nothing. */
const largestChunk = 512;
/** Fewer files than this are classified here: starting a thread takes longer. */
const fewFiles = 96;

/** Classifies the files below a folder one by one; see `classifyChunks`. */
export async function* classifyBatch(options: BatchOptions, signal: AbortSignal): AsyncGenerator<BatchItem> {
  for await (const chunk of classifyChunks(options, signal)) {
    for (const item of chunk) {
      yield item;
      if (signal.aborted) return;
    }
  }
}

/**
 * Classifies the files below a folder, in the order of the walk, several at a time. When the signal aborts, the items
 * so far are all that comes, the cache keeps them, and the iteration ends without an error.
 */
export async function* classifyChunks(
  options: BatchOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly BatchItem[]> {
  const pool = new WorkerPool<readonly ClassifyJob[], readonly Outcome[]>("classifyWorker", options.threads);
  const here = classifyHere();
  const cache = openCache(options);
  const running: Promise<readonly Settled[]>[] = [];
  let last = "";
  let isWhole = false;
  let hasFailed = false;

  async function* finish(limit: number): AsyncGenerator<readonly BatchItem[]> {
    while (running.length > limit && !signal.aborted) {
      const chunk = (await running.shift()) ?? [];
      const settled = chunk.map(settle);
      for (const { entry } of settled) if (entry) cache?.add(entry);
      last = chunk.at(-1)?.[0].job.path ?? last;
      yield settled.map(({ item }) => item);
    }
  }

  try {
    let started = 0;
    for (const chunk of chunks(candidates(options, cache))) {
      const unknown = chunk.flatMap(({ settled, job }) => (settled ? [] : [job]));
      started += unknown.length;
      const work = settleChunk(chunk, unknown, started <= fewFiles ? here : (jobs) => pool.run(jobs));
      // It may fail before its turn comes; then the batch fails.
      work.catch(() => undefined);
      running.push(work);
      // What comes in between, such as Ctrl-C, has its turn.
      await nextTurn();
      if (signal.aborted) break;
      yield* finish(options.threads * chunksPerThread);
    }
    yield* finish(0);
    isWhole = !signal.aborted;
  } catch (error) {
    cache?.discard();
    hasFailed = true;
    throw error;
  } finally {
    if (!hasFailed) cache?.close(isWhole ? undefined : last);
    await pool.close();
  }
}

/** Counts the files of a batch for a progress bar, giving other work its turn; those so far when the signal aborts. */
export async function countFiles(options: BatchOptions, signal: AbortSignal): Promise<number> {
  let count = 0;
  try {
    for await (const file of listFilesInTurns(options.folder, { exclude: options.exclude }, signal))
      if (belongs(options, relativePath(options.root, file))) count++;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return count;
}

function* candidates(options: BatchOptions, cache: ClassificationCache | undefined): Generator<Candidate> {
  const unreadable: string[] = [];
  const stamps = new FileStamps();
  const listed = listFiles(options.folder, {
    exclude: options.exclude,
    onUnreadable: (folder) => unreadable.push(folder),
  });
  for (const file of listed) {
    for (const folder of unreadable.splice(0)) yield unreadableFolder(options, folder);
    const name = relativePath(options.root, file);
    if (belongs(options, name)) yield candidateOf(options, file, name, stamps, cache?.find(name));
  }
  for (const folder of unreadable) yield unreadableFolder(options, folder);
}

function candidateOf(
  { maxFileSize }: BatchOptions,
  file: string,
  name: string,
  stamps: FileStamps,
  known: CacheEntry | undefined,
): Candidate {
  const job = { file, path: name, ...(known ? { knownHash: known.hash } : {}) };
  const skip = (reason: Skipped["reason"], detail: string): Candidate => ({
    job,
    stamp: "",
    known,
    settled: { skipped: { path: name, reason, detail } },
  });
  const found = stamps.of(file);
  if ("detail" in found) return skip("unreadable", found.detail);
  const { size, stamp } = found;
  if (size > maxFileSize) return skip("too-large", `${size} bytes; at most ${maxFileSize} are read`);
  const isSame = stamp !== "" && known?.stamp === stamp;
  return { job, stamp, known, settled: isSame ? fromCache(known) : undefined };
}

function unreadableFolder(options: BatchOptions, folder: string): Candidate {
  const name = `${relativePath(options.root, folder)}/`;
  const skipped = { path: name, reason: "unreadable", detail: "the folder cannot be read" } as const;
  return { job: { file: folder, path: name }, stamp: "", known: undefined, settled: { skipped } };
}

function fromCache({ path, isRecord, kept }: CacheEntry): BatchItem {
  return isRecord
    ? new BatchRecord(path, kept, 0, true)
    : { skipped: { path, ...(JSON.parse(kept) as Omit<Skipped, "path">) } };
}

/** Classifies in this thread. What classifies is loaded only when there is something to classify. */
function classifyHere(): Classifier {
  let loading: Promise<Classifier> | undefined;
  return async (jobs) => {
    loading ??= import("./classifier.ts").then(({ createClassifier }) => createClassifier());
    return (await loading)(jobs);
  };
}

/** What becomes of a chunk; `unknown` are those of its files that have to be read. */
async function settleChunk(
  chunk: readonly Candidate[],
  unknown: readonly ClassifyJob[],
  classify: Classifier,
): Promise<readonly Settled[]> {
  const known = unknown.length === 0 ? [] : await classify(unknown);
  const outcomes = new Map(known.map((outcome, at) => [unknown[at], outcome]));
  return chunk.map((candidate) => [candidate, outcomes.get(candidate.job)]);
}

/** What is reported of a file, and what the cache keeps: nothing of what was only skipped for its size or absence. */
function settle([candidate, outcome]: Settled): {
  readonly item: BatchItem;
  readonly entry?: CacheEntry | undefined;
} {
  const { job, stamp, known, settled } = candidate;
  const { path } = job;
  if (settled) return { item: settled, entry: stamp === "" ? undefined : known };
  if (!outcome || "unchanged" in outcome) {
    if (!known) return { item: { skipped: { path, reason: "unreadable", detail: "no answer" } } };
    // Without its place: the entry differs from the one on disk by its stamp.
    const { line: _, ...touched } = known;
    return { item: fromCache(known), entry: stamp === known.stamp ? known : { ...touched, stamp } };
  }
  if ("kept" in outcome) {
    const { hash, kept, ms } = outcome;
    return {
      item: new BatchRecord(path, kept, ms, false),
      entry: { path, stamp, hash, isRecord: true, kept },
    };
  }
  const { reason, detail } = outcome.skipped;
  if (reason !== "binary") return { item: outcome };
  const kept = JSON.stringify({ reason, detail });
  return { item: outcome, entry: { path, stamp, hash: outcome.hash, isRecord: false, kept } };
}

function openCache({ cacheFile, version, root }: BatchOptions): ClassificationCache | undefined {
  return cacheFile === undefined ? undefined : new ClassificationCache(cacheFile, { version, root });
}

/** Files in the order of the walk, cut so that no piece holds too many that must be read. */
function* chunks(items: Iterable<Candidate>): Generator<readonly Candidate[]> {
  let chunk: Candidate[] = [];
  let unknown = 0;
  for (const item of items) {
    chunk.push(item);
    if (!item.settled) unknown++;
    if (unknown < chunkSize && chunk.length < largestChunk) continue;
    yield chunk;
    chunk = [];
    unknown = 0;
  }
  if (chunk.length > 0) yield chunk;
}

function belongs(options: BatchOptions, name: string): boolean {
  return options.shard === undefined || isInShard(name, options.shard);
}

/** The file lies below the root; cutting is all that has to be done for each of ten thousand paths. */
function relativePath(root: string, file: string): string {
  if (file === root) return "";
  const relative = file.slice(root.endsWith(path.sep) ? root.length : root.length + 1);
  return path.sep === "/" ? relative : relative.split(path.sep).join("/");
}
