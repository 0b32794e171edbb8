/** What short texts cost, and what that says of long ones. */
export interface Growth {
  /** Characters of the shorter text and of the longer one. */
  readonly lengths: readonly [shorter: number, longer: number];
  /** Processor time of each, in milliseconds. */
  readonly times: readonly [shorter: number, longer: number];
}

/** Less is not told from the noise, in milliseconds. */
const least = 0.5;

/** Processor time that a text of some length would take if it goes on to grow as it did, by a power of the length; in milliseconds. */
export function expectedTime({ lengths, times }: Growth, length: number): number {
  const [shorter, longer] = times.map((time) => Math.max(least, time)) as [number, number];
  const power = Math.log(longer / shorter) / Math.log(lengths[1] / lengths[0]);
  return longer * (length / lengths[1]) ** Math.max(0, power);
}
