import type { Clock } from "../../server/contract/ports.ts";

/** A clock without time: it stands at 0, and sleeping ends at once. */
export const stillClock: Clock = { now: () => 0, today: () => 0, sleep: () => Promise.resolve() };

/** A clock that stands still until it is told otherwise. */
export class ManualClock implements Clock {
  milliseconds = 0;
  /** Local midnight of the first of June 2026. */
  date = new Date(2026, 5, 1).getTime();
  readonly #sleepers: { until: number; wake: () => void }[] = [];

  now(): number {
    return this.milliseconds;
  }

  today(): number {
    return this.date;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (ms === 0) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((resolve, reject) => {
      this.#sleepers.push({ until: this.milliseconds + ms, wake: resolve });
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  }

  advance(ms: number): void {
    this.milliseconds += ms;
    for (const { until, wake } of this.#sleepers) if (until <= this.milliseconds) wake();
  }
}

/** A clock on which every look at it takes a millisecond, so that work has a length that no machine changes. */
export class TickingClock implements Clock {
  /** Pauses so far. */
  pauses = 0;
  #milliseconds = 0;

  now(): number {
    return this.#milliseconds++;
  }

  today(): number {
    return 0;
  }

  async sleep(_ms: number, signal: AbortSignal): Promise<void> {
    this.pauses++;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
}

/** A clock that jumps: sleeping takes no time, and is recorded. */
export class JumpingClock implements Clock {
  readonly slept: number[] = [];
  time = 1_000;
  /** While set, sleepers wait for it. */
  hold: Promise<void> | undefined;

  now(): number {
    return this.time;
  }

  today(): number {
    return Date.UTC(2026, 0, 1);
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.slept.push(ms);
    await this.hold;
    signal.throwIfAborted();
  }
}
