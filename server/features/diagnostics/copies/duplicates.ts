import type { Config } from "../../../contract/config.ts";
import { type Fingerprints, fingerprintsOf } from "./fingerprints.ts";
import { Postings } from "./postings.ts";

/** A file's code as a sequence: one hash per token, and the line it stands in. */
export interface TokenSequence {
  readonly hashes: Uint32Array;
  readonly lines: Uint32Array;
}

/** What counts as a copy. */
export interface CopySize {
  readonly minTokens: number;
  readonly minLines: number;
}

/** A stretch of lines, both ends included. */
export interface Lines {
  readonly uri: string;
  readonly first: number;
  readonly last: number;
}

/** A stretch of a file that stands elsewhere too. */
export interface Copy {
  readonly first: number;
  readonly last: number;
  /** The other places, the longest copy first. */
  readonly twins: readonly Lines[];
}

interface IndexedFile {
  readonly id: number;
  readonly uri: string;
  readonly sequence: TokenSequence;
  readonly fingerprints: Fingerprints;
}

/** A stretch that two files share. */
interface Match {
  readonly start: number;
  readonly length: number;
  readonly other: IndexedFile;
  readonly otherStart: number;
}

/** Tokens kept in all, 8 bytes each: the oldest files are forgotten beyond it. */
const mostTokens = 6_000_000;
/** Tokens kept of documents that were closed, for those opened later: some 200,000 lines, in 10 MB. */
const mostClosedTokens = 1_000_000;
const mostTwins = 5;

/**
 * Finds copied code across files. Each file adds the fingerprints of its tokens (winnowing: Schleimer, Wilkerson and
 * Aiken, 2003), so that an edit costs only its own file, and any common stretch of `minTokens` is sure to be found.
 */
export class DuplicateIndex {
  readonly #files = new Map<string, IndexedFile>();
  readonly #byId = new Map<number, IndexedFile>();
  readonly #postings = new Postings();
  /** Documents that were closed, the last one at the end. */
  readonly #closed = new Set<string>();
  #tokens = 0;
  #closedTokens = 0;
  #nextId = 0;

  constructor(readonly size: CopySize) {}

  /** Adds a file or replaces what was known of it. */
  update(uri: string, sequence: TokenSequence): void {
    this.#reopen(uri);
    const known = this.#files.get(uri);
    if (known && sameHashes(known.sequence.hashes, sequence.hashes)) {
      this.#store({ ...known, sequence });
      return;
    }
    this.remove(uri);
    const fingerprints = fingerprintsOf(sequence.hashes, this.size.minTokens);
    const id = this.#nextId++;
    this.#store({ id, uri, sequence, fingerprints });
    for (const [index, hash] of fingerprints.hashes.entries())
      this.#postings.add(hash, { file: id, position: fingerprints.positions[index] ?? 0 });
    this.#tokens += sequence.hashes.length;
    for (const oldest of this.#files.keys()) {
      if (this.#tokens <= mostTokens || oldest === uri) break;
      this.remove(oldest);
    }
  }

  /** Forgets a file. */
  remove(uri: string): void {
    const file = this.#files.get(uri);
    if (!file) return;
    this.#reopen(uri);
    this.#files.delete(uri);
    this.#byId.delete(file.id);
    this.#tokens -= file.sequence.hashes.length;
    const { hashes, positions } = file.fingerprints;
    for (const [index, hash] of hashes.entries())
      this.#postings.remove(hash, { file: file.id, position: positions[index] ?? 0 });
  }

  /** A document was closed: it is compared with others as long as not too many are closed after it. */
  close(uri: string): void {
    this.#reopen(uri);
    if (!this.#files.has(uri)) return;
    this.#closed.add(uri);
    this.#closedTokens += this.#length(uri);
    for (const oldest of this.#closed) {
      if (this.#closedTokens <= mostClosedTokens) break;
      this.remove(oldest);
    }
  }

  #reopen(uri: string): void {
    if (this.#closed.delete(uri)) this.#closedTokens -= this.#length(uri);
  }

  #length(uri: string): number {
    return this.#files.get(uri)?.sequence.hashes.length ?? 0;
  }

  /** The stretches of a file that stand elsewhere in it or in other files, without overlaps, in document order. */
  find(uri: string): readonly Copy[] {
    const file = this.#files.get(uri);
    if (!file) return [];
    const copies: Copy[] = [];
    let end = 0;
    for (const [index, hash] of file.fingerprints.hashes.entries()) {
      const position = file.fingerprints.positions[index] ?? 0;
      if (position < end) continue;
      const long = this.#matches(file, position, hash).filter(({ length }) => length >= this.size.minTokens);
      // What was looked at once is not looked at again, copy or not: this bounds the time for repetitive text.
      for (const { start, length } of long) end = Math.max(end, start + length);
      const matches = long.filter((match) => this.#hasEnoughLines(file, match));
      if (matches.length > 0) copies.push(toCopy(file, matches));
    }
    return copies;
  }

  #store(file: IndexedFile): void {
    this.#files.set(file.uri, file);
    this.#byId.set(file.id, file);
  }

  #matches(file: IndexedFile, position: number, hash: number): readonly Match[] {
    return this.#postings.get(hash).flatMap((place) => {
      const other = this.#byId.get(place.file);
      if (!other || (other === file && place.position === position)) return [];
      return [extend(file, position, other, place.position)];
    });
  }

  #hasEnoughLines(file: IndexedFile, { start, length, other, otherStart }: Match): boolean {
    const { minLines } = this.size;
    return [wholeLines(file, start, length), wholeLines(other, otherStart, length)].every(
      ({ first, last }) => last - first + 1 >= minLines,
    );
  }
}

/** One index per size of copies and way of comparing: folders may be configured differently. */
export class CopyIndexes {
  readonly #indexes = new Map<string, DuplicateIndex>();

  /** The index for the settings. */
  of(config: Config): DuplicateIndex {
    const { minTokens, minLines, ignoreNames } = config.rules["duplicate-code"];
    const key = `${minTokens} ${minLines} ${ignoreNames}`;
    let index = this.#indexes.get(key);
    if (!index) {
      index = new DuplicateIndex({ minTokens, minLines });
      this.#indexes.set(key, index);
    }
    return index;
  }

  /** The stretches of a file, as it is now, that stand elsewhere in it or in other files. */
  among(uri: string, sequence: TokenSequence, config: Config): readonly Copy[] {
    const index = this.of(config);
    index.update(uri, sequence);
    return index.find(uri);
  }

  /** A document was closed. */
  close(uri: string): void {
    for (const index of this.#indexes.values()) index.close(uri);
  }

  /** Forgets a file. */
  remove(uri: string): void {
    for (const index of this.#indexes.values()) index.remove(uri);
  }
}

/** The longest of the matches around one place, with the others as its twins. */
function toCopy(file: IndexedFile, matches: readonly Match[]): Copy {
  const [longest, ...shorter] = matches.toSorted((one, other) => other.length - one.length);
  const { start, length } = longest ?? { start: 0, length: 1 };
  const twins = [...(longest ? [longest] : []), ...shorter].map(({ other, otherStart, length }) => ({
    uri: other.uri,
    ...wholeLines(other, otherStart, length),
  }));
  return { ...wholeLines(file, start, length), twins: twins.slice(0, mostTwins) };
}

/** The lines of a stretch, without those that it only shares: the end of a line before it, the start of one behind. */
function wholeLines(
  { sequence: { lines } }: IndexedFile,
  start: number,
  length: number,
): { first: number; last: number } {
  let from = start;
  let to = start + length - 1;
  while (from < to && from > 0 && lines[from - 1] === lines[from]) from++;
  while (to > from && lines[to + 1] === lines[to]) to--;
  return { first: lines[from] ?? 0, last: lines[to] ?? 0 };
}

/** The longest common stretch around a common fingerprint. Two stretches of one file must not overlap. */
function extend(file: IndexedFile, position: number, other: IndexedFile, otherPosition: number): Match {
  const one = file.sequence.hashes;
  const two = other.sequence.hashes;
  const apart = file === other ? Math.abs(position - otherPosition) : Number.POSITIVE_INFINITY;
  let before = 0;
  while (
    before < position &&
    before < otherPosition &&
    before < apart - 1 &&
    one[position - before - 1] === two[otherPosition - before - 1]
  )
    before++;
  let length = before;
  while (
    length < apart &&
    position - before + length < one.length &&
    otherPosition - before + length < two.length &&
    one[position - before + length] === two[otherPosition - before + length]
  )
    length++;
  return { start: position - before, length, other, otherStart: otherPosition - before };
}

function sameHashes(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((hash, index) => hash === other[index]);
}
