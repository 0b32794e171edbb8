/** What tells how much work was done, each in milliseconds from any moment on. */
export interface Clocks {
  /** A clock that never goes back. */
  now(): number;
  /** Processor time of the process. */
  processor(): number;
  /** The same, as it was a moment ago: for a start, where asking would take longer than the work. */
  recently?(): number;
}

const microsecond = 1e-3;
/** Asking for the processor's time is a call of the system: steps are taken together until the clock shows so many milliseconds. */
const together = 2;

/** A reading of the processor's time is recent for so many milliseconds: no more is counted that was not work. */
const recent = 20;
let reading = { at: Number.NEGATIVE_INFINITY, processor: 0 };

const machine: Clocks = {
  now: () => performance.now(),
  processor() {
    const { user, system } = process.cpuUsage();
    reading = { at: performance.now(), processor: (user + system) * microsecond };
    return reading.processor;
  },
  recently() {
    return performance.now() - reading.at < recent ? reading.processor : this.processor();
  },
};

/** Of a step that takes longer than the work itself can. */
const shareBeyond = 0.2;

/**
 * Starts to count work: what comes back tells the milliseconds so far, and has to be asked after each small step. A step counts
 * by the processor time it took, as far as that can be told: no other thread of the process adds more than the clock on the
 * wall shows, and while the process stands still, or others have the processor, hardly any passes.
 * @param longestStep milliseconds that one step of the work itself takes at most: what a step takes beyond is mostly the garbage
 *   collector's or the compiler's, and a fifth of it counts
 */
export function workClock(clocks: Clocks = machine, longestStep = Number.POSITIVE_INFINITY): () => number {
  let spent = 0;
  let lastNow = clocks.now();
  let lastProcessor = clocks.recently?.() ?? clocks.processor();
  return () => {
    const atNow = clocks.now();
    if (atNow - lastNow < together) return spent;
    const atProcessor = clocks.processor();
    const step = Math.min(atNow - lastNow, atProcessor - lastProcessor);
    spent += Math.min(step, longestStep) + shareBeyond * Math.max(0, step - longestStep);
    lastNow = atNow;
    lastProcessor = atProcessor;
    return spent;
  };
}
