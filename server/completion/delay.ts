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

/** The keystroke budget of 250 ms leaves this much for waiting. In milliseconds. */
const longest = 120;
/** Half of the peer's usual typing interval: what is waited before anything was measured. In milliseconds. */
const unknownInterval = 160;
const unknownLatency = 120;

/**
 * Milliseconds to wait before the model is asked. An inference that ends before the next keystroke is worth starting
 * at once; one that would be overtaken anyway is put off until the user pauses.
 */
export function inferenceDelay(pace: Pace): number {
  const interval = pace.interval ?? unknownInterval;
  const latency = pace.latency ?? unknownLatency;
  const overtaken = Math.min(1, latency / Math.max(1, interval));
  const wait = Math.min(longest, (interval / 2) * overtaken) * (atNaturalStop(pace) ? 0.5 : 1);
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
