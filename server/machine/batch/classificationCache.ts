/**
 * Results of an earlier batch on disk. The file holds one line per file in the order of the walk, so that a batch and
 * its cache are read side by side, and neither has to fit into memory. As long as nothing differs nothing is written;
 * with the first difference a new file begins.
 */
import {
  closeSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { LineReader } from "../files/lineReader.ts";

/** What is kept of one file. */
export interface CacheEntry {
  readonly path: string;
  /** What `stat` said when the file was read; empty when the file was so young that it could change unnoticed. */
  readonly stamp: string;
  /** SHA-256 of the content, base64. */
  readonly hash: string;
  /** Whether `kept` is a record or, where there is none, the reason. */
  readonly isRecord: boolean;
  /** JSON. */
  readonly kept: string;
  /** The entry's place, where it was read from the file. */
  readonly line?: number;
}

/** Characters that are written at once. */
const bufferSize = 1 << 16;

export class ClassificationCache {
  readonly #file: string;
  readonly #header: string;
  readonly #old: LineReader | undefined;
  /** The first old entry that was not passed yet. */
  #next: CacheEntry | undefined;
  #lines = 0;
  /** Old entries that stay, all from the first on, while nothing differs. */
  #same = 0;
  #output: number | undefined;
  /** A cache that cannot be written is given up: the batch does not depend on it. */
  #isGivenUp = false;
  #buffer = "";

  /**
   * Opens the cache; one that cannot be read is empty.
   * @param file where the cache is kept
   * @param key all that the results depend on besides the files: version and settings; another key forgets everything
   */
  constructor(file: string, key: unknown) {
    this.#file = file;
    this.#header = JSON.stringify(key);
    this.#old = this.#openOld();
    this.#advance();
  }

  /** The entry of a path, if there is one. Paths must be asked in the order of the walk. */
  find(name: string): CacheEntry | undefined {
    while (this.#next && compareWalked(this.#next.path, name) < 0) this.#advance();
    if (this.#next?.path !== name) return undefined;
    const found = this.#next;
    this.#advance();
    return found;
  }

  /** Keeps an entry: a new one, or one that was found. Entries must come in the order of the walk. */
  add(entry: CacheEntry): void {
    if (this.#output === undefined && entry.line === this.#same) this.#same++;
    else this.#write(`${formatEntry(entry)}\n`);
  }

  /**
   * Puts the new file in the old one's place, if anything differs.
   * @param last path of the last entry added, when the batch was cut short: the old entries behind it are kept
   */
  close(last?: string): void {
    if (this.#isAsBefore(last !== undefined)) {
      this.discard();
      this.#touch();
      return;
    }
    this.#write("");
    if (last !== undefined) this.#copyBehind(last);
    this.#flush();
    this.#replace();
  }

  #isAsBefore(wasCutShort: boolean): boolean {
    if (this.#output !== undefined || this.#old === undefined) return false;
    return wasCutShort || (this.#next === undefined && this.#same === this.#lines);
  }

  /** Gives the new file up and leaves the old one as it was. */
  discard(): void {
    this.#old?.close();
    if (this.#output === undefined) return;
    closeSync(this.#output);
    this.#output = undefined;
    rmSync(this.#temporary, { force: true });
  }

  /** Tells by the file's time that it was used: what nobody uses any more is removed some day. */
  #touch(): void {
    try {
      utimesSync(this.#file, new Date(), new Date());
    } catch {
      // A cache that is not ours to touch, or was removed meanwhile, is read all the same.
    }
  }

  get #temporary(): string {
    return `${this.#file}.${process.pid}`;
  }

  #replace(): void {
    this.#old?.close();
    if (this.#output === undefined) return;
    closeSync(this.#output);
    this.#output = undefined;
    try {
      renameSync(this.#temporary, this.#file);
      removeStale(path.dirname(this.#file));
    } catch {
      rmSync(this.#temporary, { force: true }); // Somebody holds the old file open, as Windows allows.
    }
  }

  /** The old file, read up to its first entry; undefined when there is none or it was made under another key. */
  #openOld(): LineReader | undefined {
    let lines: LineReader;
    try {
      lines = new LineReader(this.#file);
    } catch {
      return undefined;
    }
    if (lines.next() === this.#header) return lines;
    lines.close();
    return undefined;
  }

  #advance(): void {
    const line = this.#old?.next();
    this.#next = line === undefined ? undefined : parseEntry(line, this.#lines);
    if (this.#next) this.#lines++;
  }

  #write(text: string): void {
    if (this.#output === undefined && !this.#isGivenUp) this.#begin();
    this.#buffer += text;
    if (this.#buffer.length > bufferSize) this.#flush();
  }

  /** Begins the new file with the old entries that stay. */
  #begin(): void {
    try {
      this.#output = openSync(this.#temporary, "w");
    } catch {
      this.#isGivenUp = true;
      return;
    }
    this.#buffer = `${this.#header}\n`;
    this.#copyOld((_, line) => line < this.#same);
  }

  #copyBehind(last: string): void {
    this.#copyOld((line, at) => {
      const entry = parseEntry(line, at);
      return entry !== undefined && compareWalked(entry.path, last) > 0;
    });
  }

  #copyOld(wanted: (line: string, at: number) => boolean): void {
    const old = this.#openOld();
    let at = 0;
    for (let line = old?.next(); line !== undefined; line = old?.next())
      if (wanted(line, at++)) this.#write(`${line}\n`);
    old?.close();
  }

  #flush(): void {
    const text = this.#buffer;
    this.#buffer = "";
    if (this.#output === undefined) return;
    try {
      writeFileSync(this.#output, text);
    } catch {
      this.#isGivenUp = true;
      this.discard();
    }
  }
}

/** Days after which a cache that was not used goes: its folder is gone, or was looked at once. */
const staleDays = 30;
const dayMs = 86_400_000;
/** Names of caches and of the files that a killed process left half written. */
const cacheName = /^[\da-f]+\.cache(?:\.\d+)?$/;

/** Removes the caches of a folder that nobody used for a long time, so that they do not pile up. */
function removeStale(folder: string): void {
  const oldest = Date.now() - staleDays * dayMs;
  for (const name of readdirSync(folder)) {
    if (!cacheName.test(name)) continue;
    const file = path.join(folder, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found && found.mtimeMs < oldest) rmSync(file, { force: true });
  }
}

/** The order in which `listFiles` walks: folder by folder, names by their UTF-16 code units. */
export function compareWalked(a: string, b: string): number {
  // A path as far as the first difference, then that difference's own part: no split for each of ten thousand files.
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === a.length || at === b.length) {
    if (a.length === b.length) return 0;
    return a.length < b.length ? -1 : 1;
  }
  const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
  // The end of a name comes before whatever a longer name goes on with.
  if (one === slash) return -1;
  if (other === slash) return 1;
  return one < other ? -1 : 1;
}

const slash = 0x2f;

/** Path, stamp, hash, sort and record, with tabs between them; a path with characters that would break the line is escaped. */
function formatEntry({ path, stamp, hash, isRecord, kept }: CacheEntry): string {
  return `${escapePath(path)}\t${stamp}\t${hash}\t${isRecord ? "record" : "skipped"}\t${kept}`;
}

/** A line that an interrupted write left unfinished ends the cache. */
function parseEntry(text: string, line: number): CacheEntry | undefined {
  const [first, second, third, fourth] = tabs(text);
  if (first < 0 || second < 0 || third < 0 || fourth < 0) return undefined;
  return {
    path: unescapePath(text.slice(0, first)),
    stamp: text.slice(first + 1, second),
    hash: text.slice(second + 1, third),
    isRecord: text.charCodeAt(third + 1) === letterR,
    kept: text.slice(fourth + 1),
    line,
  };
}

const letterR = 0x72;

function tabs(text: string): readonly [number, number, number, number] {
  const first = text.indexOf("\t");
  const second = text.indexOf("\t", first + 1);
  const third = text.indexOf("\t", second + 1);
  return [first, second, third, text.indexOf("\t", third + 1)];
}

/** Tabs and line breaks would end the field, and a backslash begins an escape. */
const breaking = /[\\\p{Cc}]/u;

function escapePath(path: string): string {
  return breaking.test(path) ? JSON.stringify(path).slice(1, -1) : path;
}

function unescapePath(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text; // Not ours; no file has this name, so nothing comes of it.
  }
}
