/** Tokens whose durations are compared. */
const windowSize = 32;
/** Growth of the median duration at which the thread count is measured again. */
const drift = 1.8;

/** Notices when generating a token takes much longer than it did: other programs have taken the cores. */
export class DriftWatch {
  #baseline: number | undefined;
  #recent: number[] = [];

  /** Adds durations of single tokens, in milliseconds. Returns true when the speed has drifted. */
  add(durations: readonly number[]): boolean {
    this.#recent.push(...durations);
    if (this.#recent.length < windowSize) return false;
    const median = medianOf(this.#recent.slice(-windowSize));
    this.#recent = [];
    this.#baseline ??= median;
    return median > this.#baseline * drift;
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
