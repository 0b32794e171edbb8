/** Work that others may interrupt wherever it yields; what it yields is what it has so far. */
export type Steps<T, SoFar = void> = Generator<SoFar, T, void>;

/** Work within one turn of the event loop that somebody waits for, in milliseconds. */
const longestTurn = 15;
/** The same of what nobody waits for: shorter than a keystroke that types what is on the screen may take. */
export const idleSlice = 3;

/** Does work without a pause: for a thread of its own, or a text that is short. */
export function allAtOnce<T>(steps: Steps<T, unknown>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What it takes to pause. */
export interface Pausing {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Gives others their turn. */
  pause(): Promise<void>;
  /** Work within one turn, in milliseconds. */
  readonly slice?: number;
}

/**
 * Does work in slices, with a pause after each in which others have their turn.
 * @param onPause called with what there is so far; what it throws ends the work
 */
export async function inSlices<T, SoFar>(
  steps: Steps<T, SoFar>,
  { now, pause, slice = longestTurn }: Pausing,
  onPause: (soFar: SoFar) => void = () => undefined,
): Promise<T> {
  try {
    for (let began = now(); ; ) {
      const step = steps.next();
      if (step.done) return step.value;
      if (now() - began < slice) continue;
      onPause(step.value);
      await pause();
      began = now();
    }
  } finally {
    steps.return(undefined as never);
  }
}
