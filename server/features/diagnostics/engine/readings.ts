/**
 * Findings that somebody read in packages by other people, and with how many of them a careful reviewer agrees; of these there
 * are parts where early readings count for less than later ones.
 */
export interface Readings {
  readonly read: number;
  readonly agreed: number;
}

/** What is known of a rule by reading: of all languages, and of those in which enough was read. */
export interface KnownReadings {
  readonly all: Readings;
  /** By LSP language identifier. */
  readonly in: Readonly<Record<string, Readings>>;
  /** Of the rule's kinds of which enough was read: by themselves, in all languages. */
  readonly kinds: Readonly<Record<string, Readings>>;
}

/** How often readers agreed, 0 to 1. */
export function shareOf({ read, agreed }: Readings): number {
  return agreed / read;
}

/** How sure a finding is, 0 to 1: the share, and where nobody disagreed as if the next reader did. */
export function surenessOf(readings: Readings): number {
  const { read } = readings;
  return Math.min(shareOf(readings), read / (read + 1));
}

/** Of the standard normal distribution: 95 % lie within so many standard deviations. */
const within95 = 1.96;

/** Where the share lies with 95 % confidence, 0 to 1: the interval of Wilson (1927), which holds for few readings too. */
export function intervalOf({ read, agreed }: Readings): readonly [low: number, high: number] {
  const share = agreed / read;
  const square = within95 ** 2 / read;
  const middle = (share + square / 2) / (1 + square);
  const half = (within95 * Math.sqrt((share * (1 - share)) / read + square / (4 * read))) / (1 + square);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
