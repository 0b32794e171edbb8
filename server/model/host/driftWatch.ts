/** What is watched. */
export interface DriftOptions {
  /** Durations that are compared, by their median. */
  readonly windowSize: number;
  /** Durations below it, in milliseconds, are too short to tell a busy machine from noise. */
  readonly leastMs: number;
}

/** Change of the median duration, up or down, at which the thread count is measured again. */
const drift = 1.8;
/**
 * Notices when tokens take much longer or shorter than they did: other programs have taken the cores, or have left
 * them. On a busy machine a thread too many can cost a hundredfold, so few steps must do.
 */
export class DriftWatch {
  readonly #options: DriftOptions;
  #baseline: number | undefined;
  #recent: number[] = [];

  constructor(options: DriftOptions) {
    this.#options = options;
  }

  /** Adds durations per token, in milliseconds. Returns true when the speed has drifted. */
  add(durations: readonly number[]): boolean {
    const { windowSize, leastMs } = this.#options;
    this.#recent.push(...durations);
    if (this.#recent.length < windowSize) return false;
    const median = Math.max(leastMs, medianOf(this.#recent.slice(-windowSize)));
    this.#recent = [];
    this.#baseline ??= median;
    return median > this.#baseline * drift || median < this.#baseline / drift;
  }

  /** Starts over, after the thread count has been measured again. */
  reset(): void {
    this.#baseline = undefined;
    this.#recent = [];
  }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
