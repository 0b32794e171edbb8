import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../contract/ports.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  today: () => Date.now(),
  async sleep(ms, signal) {
    signal.throwIfAborted();
    try {
      await delay(ms, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};
