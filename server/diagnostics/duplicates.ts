import type { Config } from "../config.ts";
import { fingerprintsOf } from "./fingerprints.ts";

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
  /** Positions by fingerprint. */
  readonly positions: ReadonlyMap<number, readonly number[]>;
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
/** A fingerprint found in more places than this is idiom, not copy. */
const mostPlaces = 20;
const mostTwins = 5;

/**
 * Finds copied code across files. Each file adds the fingerprints of its tokens (winnowing: Schleimer, Wilkerson and
 * Aiken, 2003), so that an edit costs only its own file, and any common stretch of `minTokens` is sure to be found.
 */
export class DuplicateIndex {
  readonly #files = new Map<string, IndexedFile>();
  readonly #byId = new Map<number, IndexedFile>();
  /** Identifiers of the files that have a fingerprint. */
  readonly #places = new Map<number, Set<number>>();
  #tokens = 0;
  #nextId = 0;

  constructor(readonly size: CopySize) {}

  /** Adds a file or replaces what was known of it. */
  update(uri: string, sequence: TokenSequence): void {
    const known = this.#files.get(uri);
    if (known && sameHashes(known.sequence.hashes, sequence.hashes)) {
      this.#store({ ...known, sequence });
      return;
    }
    this.remove(uri);
    const positions = fingerprintsOf(sequence.hashes, this.size.minTokens);
    const id = this.#nextId++;
    this.#store({ id, uri, sequence, positions });
    for (const hash of positions.keys()) {
      const places = this.#places.get(hash);
      if (places) places.add(id);
      else this.#places.set(hash, new Set([id]));
    }
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
    this.#files.delete(uri);
    this.#byId.delete(file.id);
    this.#tokens -= file.sequence.hashes.length;
    for (const hash of file.positions.keys()) {
      const places = this.#places.get(hash);
      places?.delete(file.id);
      if (places?.size === 0) this.#places.delete(hash);
    }
  }

  /** The stretches of a file that stand elsewhere in it or in other files, without overlaps, in document order. */
  find(uri: string): readonly Copy[] {
    const file = this.#files.get(uri);
    if (!file) return [];
    const copies: Copy[] = [];
    let end = 0;
    for (const [position, hash] of inOrder(file.positions)) {
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
    const places = this.#places.get(hash);
    if (!places || places.size > mostPlaces) return [];
    return [...places].flatMap((id) => {
      const other = this.#byId.get(id);
      const positions = other?.positions.get(hash) ?? [];
      if (!other || positions.length > mostPlaces) return [];
      const elsewhere = other === file ? positions.filter((own) => own !== position) : positions;
      return elsewhere.map((otherPosition) => extend(file, position, other, otherPosition));
    });
  }

  #hasEnoughLines(file: IndexedFile, { start, length, other, otherStart }: Match): boolean {
    const { minLines } = this.size;
    return linesOf(file, start, length) >= minLines && linesOf(other, otherStart, length) >= minLines;
  }
}

/** All positions with their fingerprints, first to last. */
function inOrder(
  positions: ReadonlyMap<number, readonly number[]>,
): readonly [position: number, hash: number][] {
  const entries: [number, number][] = [];
  for (const [hash, places] of positions) for (const position of places) entries.push([position, hash]);
  return entries.sort(([one], [other]) => one - other);
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

  /** Forgets a file. */
  remove(uri: string): void {
    for (const index of this.#indexes.values()) index.remove(uri);
  }
}

/** The longest of the matches around one place, with the others as its twins. */
function toCopy(file: IndexedFile, matches: readonly Match[]): Copy {
  const [longest, ...shorter] = matches.toSorted((one, other) => other.length - one.length);
  const lines = file.sequence.lines;
  const { start, length } = longest ?? { start: 0, length: 1 };
  const twins = [...(longest ? [longest] : []), ...shorter].map((match) => ({
    uri: match.other.uri,
    first: match.other.sequence.lines[match.otherStart] ?? 0,
    last: match.other.sequence.lines[match.otherStart + match.length - 1] ?? 0,
  }));
  return {
    first: lines[start] ?? 0,
    last: lines[start + length - 1] ?? 0,
    twins: twins.slice(0, mostTwins),
  };
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

function linesOf({ sequence: { lines } }: IndexedFile, start: number, length: number): number {
  return (lines[start + length - 1] ?? 0) - (lines[start] ?? 0) + 1;
}

function sameHashes(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((hash, index) => hash === other[index]);
}
