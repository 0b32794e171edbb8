/** Findings that somebody read in packages by other people, and with how many of them a careful reviewer agrees. */
export interface Readings {
  readonly read: number;
  readonly agreed: number;
}

/** Readings by LSP language identifier: `python 21 of 22, javascript 10 of 18`. What holds of a script holds of its JSX. */
export function readingsIn(text: string): Readonly<Record<string, Readings>> {
  const entries = text.split(", ").flatMap((each) => {
    const [language = "", agreed, , read] = each.split(" ");
    const readings = { read: Number(read), agreed: Number(agreed) };
    const dialects = language.endsWith("script") ? [language, `${language}react`] : [language];
    return dialects.map((dialect) => [dialect, readings] as const);
  });
  return Object.fromEntries(entries);
}

/** How often readers agreed, 0 to 1; a number is an estimate, where fewer than ten findings were read. */
export function shareOf(precision: Readings | number): number {
  return typeof precision === "number" ? precision : precision.agreed / precision.read;
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
