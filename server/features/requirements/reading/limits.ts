/** A number in a requirement and how a quantity relates to it. */
export interface Limit {
  readonly relation: "atMost" | "atLeast" | "below" | "above" | "exactly";
  /** What the number may look like in code: with its unit applied, or as a fraction for per cents. */
  readonly values: readonly number[];
  /** The words as written, for messages. */
  readonly phrase: string;
  /** Where the phrase starts in the text. */
  readonly at: number;
}

const words = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const scales: Readonly<Record<string, readonly number[]>> = {
  "%": [1, 0.01],
  percent: [1, 0.01],
  "per cent": [1, 0.01],
  second: [1, 1000],
  seconds: [1, 1000],
  s: [1, 1000],
  minute: [1, 60, 60_000],
  minutes: [1, 60, 60_000],
  hour: [1, 60, 3600, 3_600_000],
  hours: [1, 60, 3600, 3_600_000],
  day: [1, 24, 86_400, 86_400_000],
  days: [1, 24, 86_400, 86_400_000],
  ms: [1, 0.001],
  milliseconds: [1, 0.001],
  kb: [1, 1000, 1024],
  mb: [1, 1_000_000, 1_048_576],
  gb: [1, 1_000_000_000, 1_073_741_824],
  thousand: [1000],
  million: [1_000_000],
  billion: [1_000_000_000],
};
const scale =
  "%|per ?cent|seconds?|s|minutes?|hours?|days?|ms|milliseconds|kb|mb|gb|thousand|million|billion";
const number = `(?<sign>[-−])?(?<number>\\d[\\d_,]*(?:\\.\\d+)?|${words.join("|")})(?:[ \\u00a0-]?(?<scale>${scale})(?![\\w]))?(?!\\w|\\.\\d)`;

/** Phrases that relate a quantity to the number in or behind them, the more specific first. */
const phrases: readonly (readonly [Limit["relation"], string])[] = [
  [
    "atMost",
    `(?:at most|no more than|not more than|maximum(?: (?:number|size|length))? (?:of|is)|max(?:imum)?\\.?|up to|(?:not|never|cannot) (?:exceed|be (?:more|greater|larger|longer|higher) than)|limited to|limit (?:of|is)|capped at|as many as)(?: \\w+){0,1}? `,
  ],
  [
    "atLeast",
    "(?:at least|no (?:less|fewer) than|not (?:be )?(?:less|fewer|shorter|smaller|lower) than|minimum (?:of|is)|min(?:imum)?\\.?|as few as) ",
  ],
  [
    "below",
    "(?:less than|fewer than|below|under|shorter than|smaller than|lower than|younger than|earlier than) ",
  ],
  [
    "above",
    "(?:more than|greater than|above|over|exceeds?|exceeding|longer than|larger than|bigger than|higher than|older than|beyond) ",
  ],
  [
    "exactly",
    "(?:exactly|equal to|equals|defaults? (?:to|is|of)|by default|initially|starts? (?:at|with)|is|are|returns?|of|to|by) ",
  ],
];
const behind: readonly (readonly [Limit["relation"], RegExp])[] = [
  ["atMost", /^ (?:\w+ )?or (?:fewer|less|lower|below|under)\b|^ (?:\w+ )?(?:at most|maximum)\b/i],
  ["atLeast", /^ (?:\w+ )?or (?:more|greater|higher|above|over)\b|^ (?:\w+ )?(?:at least|minimum)\b/i],
];

/** The limits of a text, in order. `between 3 and 20` gives two. */
export function findLimits(text: string): Limit[] {
  const found: Limit[] = [];
  const taken = new Set<number>();
  const add = (
    relation: Limit["relation"],
    at: number,
    phrase: string,
    groups: Record<string, string | undefined>,
    numberAt: number,
  ) => {
    if (taken.has(numberAt)) return;
    taken.add(numberAt);
    found.push({ relation, at, phrase: phrase.trim(), values: valuesOf(groups) });
  };

  const range = new RegExp(`\\b(?:between|from|range of) ${number} (?:and|to) `, "gi");
  for (const match of text.matchAll(range)) {
    const second = new RegExp(`^${number}`, "i").exec(text.slice(match.index + match[0].length));
    if (!second?.groups) continue;
    add("atLeast", match.index, match[0] + second[0], match.groups ?? {}, numberStart(match));
    add("atMost", match.index, match[0] + second[0], second.groups, match.index + match[0].length);
  }
  for (const [relation, phrase] of phrases)
    for (const match of text.matchAll(new RegExp(`\\b${phrase}${number}`, "gi"))) {
      const after = text.slice(match.index + match[0].length);
      const later = relation === "exactly" ? behind.find(([, pattern]) => pattern.test(after)) : undefined;
      const full = match[0] + (later?.[1].exec(after)?.[0] ?? "");
      add(later?.[0] ?? relation, match.index, full, match.groups ?? {}, numberStart(match));
    }
  for (const match of text.matchAll(new RegExp(`(?<![\\w.~-])${number}`, "gi"))) {
    const after = text.slice(match.index + match[0].length);
    const later = behind.find(([, pattern]) => pattern.test(after));
    if (!later && /^(?:one|zero)$/i.test(match[0])) continue;
    const full = match[0] + (later?.[1].exec(after)?.[0] ?? "");
    add(later?.[0] ?? "exactly", match.index, full, match.groups ?? {}, numberStart(match));
  }
  return found.sort((a, b) => a.at - b.at);
}

function numberStart(match: RegExpMatchArray): number {
  const written = `${match.groups?.sign ?? ""}${match.groups?.number ?? ""}`;
  return (match.index ?? 0) + match[0].lastIndexOf(written);
}

function valuesOf(groups: Record<string, string | undefined>): number[] {
  const written = (groups.number ?? "").toLowerCase();
  const word = words.indexOf(written);
  const size = word >= 0 ? word : Number(written.replace(/[_,]/g, ""));
  const value = groups.sign ? -size : size;
  const factors = groups.scale ? (scales[groups.scale.toLowerCase()] ?? [1]) : [1];
  return factors.map((factor) => value * factor);
}
