/** A busy machine waits longer, but not for ever. */
const mostBusy = 1.5;
/** What the wait before an inference depends on. */
export interface Pace {
  /** Mean time between the user's keystrokes in milliseconds, if known. */
  readonly interval: number | undefined;
  /** Mean time of an inference in milliseconds, if measured. */
  readonly latency: number | undefined;
  readonly linePrefix: string;
  readonly lineRest: string;
  /** `completion.power` of the settings. */
  readonly power: "full" | "balanced" | "offOnBattery";
  readonly onBattery: boolean | undefined;
  /** Load average per core, if the platform tells. */
  readonly load: number | undefined;
}

/** Where waiting is worth it, it is never longer than this. In milliseconds. */
const longest = 120;
/** What is assumed before anything was measured: a brisk typist and a small model. In milliseconds. */
const unknownInterval = 160;
const unknownLatency = 120;
/**
 * Shares of the typing interval. Keystrokes come unevenly, so an inference that takes less than the first share is
 * nearly always done before the next keystroke, and one that takes longer than the second hardly ever is.
 */
const inTime = 0.5;
const overtaken = 1.5;

/**
 * Milliseconds to wait before the model is asked. An inference that ends before the next keystroke is started at once;
 * one that would be overtaken anyway is put off until the user pauses.
 */
export function inferenceDelay(pace: Pace): number {
  const interval = pace.interval ?? unknownInterval;
  const latency = pace.latency ?? unknownLatency;
  const share = latency / Math.max(1, interval);
  const futile = Math.min(1, Math.max(0, (share - inTime) / (overtaken - inTime)));
  const wait = Math.min(longest, (interval / 2) * futile) * (atNaturalStop(pace) ? 0.5 : 1);
  return Math.round(pace.power === "full" ? wait : wait * strain(pace));
}

/** The end of a line and what follows punctuation are where people look up. */
function atNaturalStop({ linePrefix, lineRest }: Pace): boolean {
  return (lineRest.trim() === "" && /\S\s$/.test(linePrefix)) || /[.,;:(){}[\]=]$/.test(linePrefix);
}

function strain({ onBattery, load }: Pace): number {
  const busy = Math.min(mostBusy, Math.max(1, load ?? 1));
  return busy * (onBattery === true ? 2 : 1);
}
