import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";

/** The byte order mark, as UTF-16 little endian writes it. */
const mark = { first: 0xff, second: 0xfe } as const;

/** Making a decoder takes longer than decoding most files. */
const utf8 = new TextDecoder();

/** Why a file was not read. */
export type SkipReason = "binary" | "too-large" | "unreadable";

export type ReadResult =
  | { readonly text: string }
  | { readonly skipped: SkipReason; readonly detail: string };

/** Git's own measure: a NUL byte in the first 8,000 bytes makes a file binary. */
const sniffedBytes = 8000;

/**
 * Reads a text file as UTF-8, or as UTF-16 when a byte order mark says so. Never throws: what cannot be read is
 * returned as skipped, with the reason.
 * @param maxBytes largest file that is read
 */
export async function readText(path: string, maxBytes: number): Promise<ReadResult> {
  try {
    // Opening a named pipe would otherwise wait for its writer, perhaps for ever. Windows has no such flag.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { skipped: "unreadable", detail: "it is not a file" };
      const { size } = stats;
      if (size > maxBytes)
        return { skipped: "too-large", detail: `${size} bytes; at most ${maxBytes} are read` };
      return decodeText(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return { skipped: "unreadable", detail: error instanceof Error ? error.message : String(error) };
  }
}

/** The same at once, for a thread that has nothing else to do meanwhile: a promise for each step costs more than the file. */
export function readTextNow(path: string, maxBytes: number): ReadResult {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(file);
      if (!stats.isFile()) return { skipped: "unreadable", detail: "it is not a file" };
      if (stats.size > maxBytes)
        return { skipped: "too-large", detail: `${stats.size} bytes; at most ${maxBytes} are read` };
      return decodeText(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { skipped: "unreadable", detail: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Decodes a file's bytes; malformed UTF-8 becomes replacement characters.
 * Implements UI-5.
 */
export function decodeText(bytes: Uint8Array): ReadResult {
  const [first, second] = bytes;
  if (first === mark.first && second === mark.second)
    return { text: new TextDecoder("utf-16le").decode(bytes) };
  if (first === mark.second && second === mark.first)
    return { text: new TextDecoder("utf-16be").decode(bytes) };
  if (bytes.subarray(0, sniffedBytes).includes(0)) return { skipped: "binary", detail: "it holds NUL bytes" };
  return { text: utf8.decode(bytes) };
}
