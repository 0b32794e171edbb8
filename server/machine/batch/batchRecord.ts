import type { Classification } from "../../features/classification/classification.ts";
import { visibleJson } from "../../text/visible.ts";

/**
 * A record as the cache keeps it: JSON without the path and with no time spent. Most records are only passed on, so
 * they stay text until somebody looks into one.
 */
export class BatchRecord {
  /** With forward slashes, relative to the repository. */
  readonly path: string;
  readonly kept: string;
  /** Whether an earlier run classified the file. */
  readonly cached: boolean;
  readonly #ms: number;

  constructor(path: string, kept: string, ms: number, cached: boolean) {
    this.path = path;
    this.kept = kept;
    this.cached = cached;
    this.#ms = ms;
  }

  get record(): Classification {
    return { path: this.path, ...(JSON.parse(this.kept) as Omit<Classification, "path">), ms: this.#ms };
  }

  /** The record as JSON, under another path. */
  json(path: string): string {
    const members = this.#ms === 0 ? this.kept.slice(1) : this.#withTime();
    return `{"path":${visibleJson(path)},${members}`;
  }

  /** The time is the last member. */
  #withTime(): string {
    return `${this.kept.slice(1, this.kept.lastIndexOf(":") + 1)}${this.#ms}}`;
  }
}

/** A record as text for the cache. */
export function keptText({ path: _, ms: __, ...members }: Classification): string {
  return visibleJson({ ...members, ms: 0 });
}
