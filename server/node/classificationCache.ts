/**
 * Results of an earlier batch on disk. The file holds one line per file in the order of the walk, so that a batch and
 * its cache are read side by side, and neither has to fit into memory.
 */

import { once } from "node:events";
import { createReadStream, createWriteStream, renameSync, rmSync, type WriteStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Classification } from "../classification/classification.ts";
import type { Skipped } from "./classifyJob.ts";

/** What is kept of one file. */
export interface CacheEntry {
  readonly path: string;
  /** Modification time in milliseconds; 0 when the file was so young that it could change unnoticed. */
  readonly mtimeMs: number;
  readonly size: number;
  /** SHA-1 of the content, base64. */
  readonly hash: string;
  readonly record?: Classification;
  readonly skipped?: Skipped;
}

export class ClassificationCache {
  readonly #file: string;
  readonly #header: string;
  #lines: AsyncIterator<string> | undefined;
  #next: CacheEntry | undefined;
  #output: WriteStream | undefined;

  /**
   * @param file where the cache is kept
   * @param key all that the results depend on besides the files: version and settings; another key forgets everything
   */
  constructor(file: string, key: unknown) {
    this.#file = file;
    this.#header = JSON.stringify(key);
  }

  /** Opens the old file for reading and a new one for writing. A cache that cannot be read is empty. */
  async open(): Promise<void> {
    this.#output = createWriteStream(this.#temporary);
    // A cache that cannot be written is given up: the batch does not depend on it.
    this.#output.on("error", () => {
      this.#output = undefined;
    });
    this.#output.write(`${this.#header}\n`);
    const input = createReadStream(this.#file);
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
    const opened = await once(input, "open").catch(() => undefined);
    if (!opened) return;
    const first = await lines.next();
    if (first.done || first.value !== this.#header) {
      input.destroy();
      return;
    }
    this.#lines = lines;
    await this.#advance();
  }

  /** The entry of a path, if there is one. Paths must be asked in the order of the walk. */
  async find(name: string): Promise<CacheEntry | undefined> {
    while (this.#next && compareWalked(this.#next.path, name) < 0) await this.#advance();
    return this.#next?.path === name ? this.#next : undefined;
  }

  /** Writes an entry. Entries must come in the order of the walk. */
  async add(entry: CacheEntry): Promise<void> {
    if (this.#output && !this.#output.write(`${JSON.stringify(entry)}\n`)) await once(this.#output, "drain");
  }

  /**
   * Puts the new file in the old one's place.
   * @param last path of the last entry added, when the batch was cut short: the old entries behind it are kept
   */
  async close(last?: string): Promise<void> {
    if (!this.#output) return;
    if (last !== undefined) {
      await this.find(`${last}\0`);
      for (; this.#next; await this.#advance()) await this.add(this.#next);
    }
    const output = this.#output;
    output.end();
    if (await once(output, "finish").catch(() => undefined)) renameSync(this.#temporary, this.#file);
    await this.#lines?.return?.();
  }

  /** Gives the new file up and leaves the old one as it was. */
  discard(): void {
    this.#output?.destroy();
    rmSync(this.#temporary, { force: true });
  }

  get #temporary(): string {
    return `${this.#file}.${process.pid}`;
  }

  async #advance(): Promise<void> {
    const line = await this.#lines?.next();
    this.#next = line && !line.done ? parseEntry(line.value) : undefined;
  }
}

/** The order in which `listFiles` walks: folder by folder, names by their UTF-16 code units. */
export function compareWalked(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [one = "", other = ""] = [left[at], right[at]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}

/** A line that an interrupted write left unfinished ends the cache. */
function parseEntry(line: string): CacheEntry | undefined {
  try {
    return JSON.parse(line) as CacheEntry;
  } catch {
    return undefined;
  }
}
