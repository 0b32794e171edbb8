import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Kept free beside what is written: a full disk stops more than Inkling. */
const spareBytes = 64_000_000;

/** The disk has no room for a file. */
export class NoSpaceError extends Error {
  override readonly name = "NoSpaceError";
}

/** Rejects with `NoSpaceError` when the disk of a folder has no room for so many bytes. */
export async function ensureSpace(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < bytes + spareBytes)
    throw new NoSpaceError(
      `${folder} has ${megabytes(free)} free, but ${megabytes(bytes)} and ${megabytes(spareBytes)} to spare are needed.`,
    );
}

/** For people, for example `429 MB`. */
export function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${Math.max(0, Math.round(bytes / 1e6))} MB`;
}

/** Copies a file under another name first, so that no half of it is ever found. Returns its SHA-256. */
export async function copyFileChecked(
  source: string,
  target: string,
  bytes: number,
  signal: AbortSignal,
): Promise<string> {
  await ensureSpace(path.dirname(target), bytes);
  const unfinished = `${target}.copy`;
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(source), hashing, createWriteStream(unfinished), { signal });
    await finishFile(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return hash.digest("hex");
}

/** Gives a finished file its name, once all of it is on the disk. */
export async function finishFile(unfinished: string, target: string): Promise<void> {
  const handle = await open(unfinished, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, target);
}

/** SHA-256 of a file, lower-case hexadecimal. */
export async function sha256Of(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { signal, highWaterMark: 1 << 20 }))
    hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}
