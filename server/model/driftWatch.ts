/** Tokens whose durations are compared. */
const windowSize = 12;
/** Change of the median duration, up or down, at which the thread count is measured again. */
const drift = 1.8;
/** Durations below it, in milliseconds, are too short to tell a busy machine from noise. */
const leastMs = 4;

/**
 * Notices when generating a token takes much longer or shorter than it did: other programs have taken the cores, or
 * have left them. On a busy machine a thread too many can cost a hundredfold, so a dozen tokens must do.
 */
export class DriftWatch {
  #baseline: number | undefined;
  #recent: number[] = [];

  /** Adds durations of single tokens, in milliseconds. Returns true when the speed has drifted. */
  add(durations: readonly number[]): boolean {
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
