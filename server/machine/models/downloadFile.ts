import { open, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { ensureSpace, finishFile, megabytes, NoSpaceError, sha256Of } from "./copyFile.ts";
import { DownloadRefusedError, type HttpAnswer, httpGet } from "./httpGet.ts";
import { readJsonFile, writeJsonFile } from "./jsonFile.ts";
import type { NetworkSettings } from "./proxyAgent.ts";

export interface DownloadProgress {
  readonly received: number;
  /** Undefined as long as nobody has said. */
  readonly total: number | undefined;
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | undefined;
}

export interface DownloadOptions {
  readonly url: string;
  /** Where the file is put when it is whole and right. */
  readonly target: string;
  /** What is known of the file; anything else is not kept. */
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly network: NetworkSettings;
  readonly onProgress: (progress: DownloadProgress) => void;
  /** Milliseconds without a byte after which a connection is given up. */
  readonly stallMs?: number;
  /** Milliseconds before the first repetition; doubled for each further one. */
  readonly retryMs?: number;
  readonly signal: AbortSignal;
}

/** What lies beside an unfinished file, so that it can be gone on with after a restart. */
const partState = z.object({ url: z.string(), etag: z.string().optional() });

const usualStallMs = 30_000;
const usualRetryMs = 1000;
/** Attempts in a row that brought nothing. */
const mostFruitless = 5;
const progressMs = 200;
/** The time over which the speed is taken, in milliseconds. */
const speedMs = 5000;
const magic = "GGUF";
/** Largest model file that is believed, where nothing is known of it. */
const mostBytes = 200e9;

/** Names of what lies beside a file while it is downloaded. */
export function partOf(target: string): { readonly part: string; readonly state: string } {
  return { part: `${target}.part`, state: `${target}.part.json` };
}

/**
 * Downloads a file, going on where an earlier attempt stopped, and gives it its name only when size and checksum are right. An
 * aborted download leaves what it has; the next one goes on from there.
 * @returns the SHA-256 of the file
 * @throws DownloadRefusedError when asking again would not help, `NoSpaceError` when the disk has no room
 */
export async function downloadFile(options: DownloadOptions): Promise<string> {
  const { target, signal } = options;
  const { part, state } = partOf(target);
  await ensureSpace(path.dirname(target), (options.bytes ?? 0) - (await sizeOf(part)));
  let fruitless = 0;
  for (;;) {
    const before = await sizeOf(part);
    try {
      await attempt(options, part, state);
      break;
    } catch (error) {
      signal.throwIfAborted();
      refuseForGood(error, target);
      fruitless = (await sizeOf(part)) > before ? 0 : fruitless + 1;
      if (fruitless >= mostFruitless)
        throw new DownloadRefusedError(
          `The download failed ${mostFruitless} times in a row: ${messageOf(error)}.`,
          {
            cause: error,
          },
        );
      await pause((options.retryMs ?? usualRetryMs) * 2 ** fruitless, undefined, { signal });
    }
  }
  const sha256 = await sha256Of(part, signal);
  if (options.sha256 !== undefined && sha256 !== options.sha256) {
    await removePart(target);
    throw new DownloadRefusedError(
      `${options.url} is not the file it should be: its SHA-256 is ${sha256} instead of ${options.sha256}. It was removed.`,
    );
  }
  await finishFile(part, target);
  await rm(state, { force: true });
  return sha256;
}

/** Throws what no further attempt can mend. */
function refuseForGood(error: unknown, target: string): void {
  if (error instanceof DownloadRefusedError || error instanceof NoSpaceError) throw error;
  if (isNoSpace(error))
    throw new NoSpaceError(`The disk of ${path.dirname(target)} is full.`, { cause: error });
}

/** Removes what an earlier download left. Returns the bytes that are free again. */
export async function removePart(target: string): Promise<number> {
  const { part, state } = partOf(target);
  const size = await sizeOf(part);
  await rm(part, { force: true });
  await rm(state, { force: true });
  return size;
}

/** Asks once for what is missing and writes it. Returns when the file has all its bytes. */
async function attempt(options: DownloadOptions, part: string, state: string): Promise<void> {
  const { url, bytes, network, signal } = options;
  const known = await readJsonFile(state, partState);
  // What another address gave is of no use for this one, unless the checksum will tell.
  if (known?.url !== url && options.sha256 === undefined) await rm(part, { force: true });
  let start = await sizeOf(part);
  if (bytes !== undefined && start === bytes) return;
  if (bytes !== undefined && start > bytes) {
    await rm(part, { force: true });
    start = 0;
  }
  const resume: Record<string, string> =
    start === 0 ? {} : { range: `bytes=${start}-`, ...(known?.etag ? { "if-range": known.etag } : {}) };
  const stallMs = options.stallMs ?? usualStallMs;
  const answer = await httpGet(new URL(url), { headers: resume, network, stallMs, signal });
  try {
    const { from, total } = await check(answer, start, options, part);
    const { etag } = answer.headers;
    await writeJsonFile(state, { url, ...(etag && !etag.startsWith("W/") ? { etag } : {}) });
    await ensureSpace(path.dirname(part), (total ?? 0) - from);
    await write(answer, part, from, total, options);
  } finally {
    answer.body.destroy();
  }
}

function refuseStatus(status: number | undefined, host: string): void {
  if (status === 401 || status === 403 || status === 407)
    throw new DownloadRefusedError(
      `${host} asks for a login (${status}). Download the file by hand and import it.`,
    );
  if (status === 404 || status === 410)
    throw new DownloadRefusedError(`${host} has no such file (${status}).`);
}

/** What the answer's head says: where its bytes begin, and how many the file has. */
async function check(
  { status, headers, url }: HttpAnswer,
  start: number,
  { bytes }: DownloadOptions,
  part: string,
): Promise<{ readonly from: number; readonly total: number | undefined }> {
  refuseStatus(status, url.host);
  if (status === 416) {
    await rm(part, { force: true });
    throw new Error(`${url.host} has less of the file than is here already`);
  }
  if (status !== 200 && status !== 206) throw new Error(`${url.host} answered ${status}`);
  if (headers["content-encoding"] && headers["content-encoding"] !== "identity")
    throw new DownloadRefusedError(
      `${url.host} sends the file in another encoding (${headers["content-encoding"]}).`,
    );
  const range = status === 206 ? contentRange(headers["content-range"]) : undefined;
  if (status === 206 && range?.from !== start) {
    // The server cannot count; the whole file is asked for instead.
    await rm(part, { force: true });
    throw new Error(`${url.host} answered another part of the file than was asked for`);
  }
  const from = status === 206 ? start : 0;
  const length = Number(headers["content-length"]);
  const total = range?.total ?? (Number.isFinite(length) ? from + length : undefined);
  if (total !== undefined && total > mostBytes)
    throw new DownloadRefusedError(`${url.host} claims a size of ${megabytes(total)}.`);
  if (bytes !== undefined && total !== undefined && total !== bytes)
    throw new DownloadRefusedError(`${url.host} has another file: ${total} bytes instead of ${bytes}.`);
  return { from, total: bytes ?? total };
}

async function write(
  { body, url }: HttpAnswer,
  part: string,
  from: number,
  total: number | undefined,
  { onProgress, signal }: DownloadOptions,
): Promise<void> {
  const file = await open(part, from === 0 ? "w" : "r+");
  let received = from;
  const speed = new Speed(from);
  const tell = () => onProgress({ received, total, ...speed.at(received, total) });
  try {
    tell();
    let told = performance.now();
    for await (const chunk of body.iterator({ destroyOnReturn: true })) {
      const bytes = chunk as Buffer;
      signal.throwIfAborted();
      if (
        received === 0 &&
        bytes.subarray(0, magic.length).toString("latin1") !== magic.slice(0, bytes.length)
      )
        throw new DownloadRefusedError(
          `${url.host} sent something else than a model: it begins with ${JSON.stringify(bytes.subarray(0, 16).toString("latin1"))}.`,
        );
      if (total !== undefined && received + bytes.length > total)
        throw new DownloadRefusedError(`${url.host} sends more than the ${total} bytes the file has.`);
      await file.write(bytes, 0, bytes.length, received);
      received += bytes.length;
      if (performance.now() - told > progressMs) {
        tell();
        told = performance.now();
      }
    }
    signal.throwIfAborted();
    if (total !== undefined && received < total)
      throw new Error(`${url.host} ended the connection after ${received} of ${total} bytes`);
    tell();
  } finally {
    await file.close();
  }
}

/** Bytes per second over the last seconds. */
class Speed {
  readonly #marks: { readonly at: number; readonly bytes: number }[];

  constructor(bytes: number) {
    this.#marks = [{ at: performance.now(), bytes }];
  }

  at(bytes: number, total: number | undefined): Pick<DownloadProgress, "bytesPerSecond" | "secondsLeft"> {
    const at = performance.now();
    this.#marks.push({ at, bytes });
    while (this.#marks.length > 2 && at - (this.#marks[0]?.at ?? at) > speedMs) this.#marks.shift();
    const first = this.#marks[0] ?? { at, bytes };
    const bytesPerSecond = at > first.at ? ((bytes - first.bytes) * 1000) / (at - first.at) : 0;
    const secondsLeft =
      total === undefined || bytesPerSecond <= 0 ? undefined : (total - bytes) / bytesPerSecond;
    return { bytesPerSecond, secondsLeft };
  }
}

function contentRange(header: string | undefined): { from: number; total: number | undefined } | undefined {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header ?? "");
  if (!match) return undefined;
  return { from: Number(match[1]), total: match[2] === "*" ? undefined : Number(match[2]) };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

function isNoSpace(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
