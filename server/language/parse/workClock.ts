/** What tells how much work was done, each in milliseconds from any moment on. */
export interface Clocks {
  /** A clock that never goes back. */
  now(): number;
  /** Processor time of the process. */
  processor(): number;
}

const microsecond = 1e-3;
/** Asking for the processor's time is a call of the system: steps are taken together until the clock shows so many milliseconds. */
const together = 2;

const machine: Clocks = {
  now: () => performance.now(),
  processor() {
    const { user, system } = process.cpuUsage();
    return (user + system) * microsecond;
  },
};

/**
 * Starts to count work: what comes back tells the milliseconds so far, and has to be asked after each small step. A step counts
 * by the processor time it took, as far as that can be told: no other thread of the process adds more than the clock on the
 * wall shows, and while the process stands still, or others have the processor, hardly any passes.
 */
export function workClock({ now, processor }: Clocks = machine): () => number {
  let spent = 0;
  let lastNow = now();
  let lastProcessor = processor();
  return () => {
    const atNow = now();
    if (atNow - lastNow < together) return spent;
    const atProcessor = processor();
    spent += Math.min(atNow - lastNow, atProcessor - lastProcessor);
    lastNow = atNow;
    lastProcessor = atProcessor;
    return spent;
  };
}
