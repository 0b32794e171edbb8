import { LRUCache } from "lru-cache";
import { contentHash } from "../text/contentHash.ts";

/** Bounds of a cache; whichever is reached first evicts the entry used longest ago. */
export interface ResultCacheOptions {
  readonly maxEntries: number;
  /** Most units of size, as counted by `sizeOf`, for example characters. */
  readonly maxSize: number;
}

export interface CacheStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly entries: number;
  readonly size: number;
}

/**
 * Remembers results by what they were computed from, never by a version number: the same content gives the same
 * result wherever and whenever it is met again.
 */
export class ResultCache<Value extends object> {
  readonly #entries: LRUCache<string, Value>;
  #hits = 0;
  #misses = 0;

  constructor(options: ResultCacheOptions, sizeOf: (value: Value) => number) {
    this.#entries = new LRUCache({
      max: options.maxEntries,
      maxSize: options.maxSize,
      sizeCalculation: (value, key) => Math.max(1, Math.ceil(key.length + sizeOf(value))),
    });
  }

  /** The key of a content: any value that JSON can write. */
  static keyOf(content: unknown): string {
    return contentHash(JSON.stringify(content));
  }

  get statistics(): CacheStatistics {
    const { size: entries, calculatedSize: size } = this.#entries;
    return { hits: this.#hits, misses: this.#misses, entries, size };
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) this.#misses++;
    else this.#hits++;
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, value);
  }

  clear(): void {
    this.#entries.clear();
  }
}
