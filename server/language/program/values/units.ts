/** A unit of measure: what one of it is in the base unit of its dimension (seconds, bytes, grams, metres, whole money). */
export interface Unit {
  readonly dimension:
    | "time"
    | "bytes"
    | "mass"
    | "length"
    | "speed"
    | "money"
    | "ratio"
    | "temperature"
    | "fahrenheit";
  readonly factor: number;
  /** Other factors that go by the same name: a megabyte is 10^6 or 2^20 bytes. */
  readonly alternative?: number;
}

const minute = 60;
const hour = 3600;
const day = 86_400;
const daysOfMonth = 30;
const month = daysOfMonth * day;
const longMonth = 31 * day;
const year = 365 * day;
/** With leap years. */
const daysOfMeanYear = 365.25;
const meanYear = daysOfMeanYear * day;

const table: readonly (readonly [names: string, unit: Unit])[] = [
  ["ns nanos nanosecond nanoseconds", { dimension: "time", factor: 1e-9 }],
  ["us micros microsecond microseconds", { dimension: "time", factor: 1e-6 }],
  ["ms millis milli millisecond milliseconds msec", { dimension: "time", factor: 0.001 }],
  ["s sec secs second seconds", { dimension: "time", factor: 1 }],
  ["min mins minute minutes", { dimension: "time", factor: minute }],
  ["h hr hrs hour hours", { dimension: "time", factor: hour }],
  ["d day days", { dimension: "time", factor: day }],
  ["week weeks fortnight", { dimension: "time", factor: 7 * day }],
  ["month months", { dimension: "time", factor: month, alternative: longMonth }],
  ["year years yr yrs", { dimension: "time", factor: year, alternative: meanYear }],
  ["byte bytes octet octets", { dimension: "bytes", factor: 1 }],
  ["kb kilobyte kilobytes kbyte kbytes", { dimension: "bytes", factor: 1e3, alternative: 1024 }],
  ["kib kibibyte kibibytes", { dimension: "bytes", factor: 1024 }],
  ["mb megabyte megabytes mbyte mbytes", { dimension: "bytes", factor: 1e6, alternative: 1_048_576 }],
  ["mib mebibyte mebibytes", { dimension: "bytes", factor: 1_048_576 }],
  ["gb gigabyte gigabytes", { dimension: "bytes", factor: 1e9, alternative: 1_073_741_824 }],
  ["gib gibibyte gibibytes", { dimension: "bytes", factor: 1_073_741_824 }],
  ["tb terabyte terabytes", { dimension: "bytes", factor: 1e12, alternative: 1_099_511_627_776 }],
  ["mg milligram milligrams", { dimension: "mass", factor: 0.001 }],
  ["g gram grams gramme grammes", { dimension: "mass", factor: 1 }],
  ["kg kilo kilos kilogram kilograms kgs", { dimension: "mass", factor: 1000 }],
  ["t ton tons tonne tonnes", { dimension: "mass", factor: 1_000_000 }],
  ["lb lbs pound pounds", { dimension: "mass", factor: 453.592_37 }],
  ["mm millimetre millimetres millimeter millimeters", { dimension: "length", factor: 0.001 }],
  ["cm centimetre centimetres centimeter centimeters", { dimension: "length", factor: 0.01 }],
  ["m metre metres meter meters", { dimension: "length", factor: 1 }],
  ["km kilometre kilometres kilometer kilometers kms", { dimension: "length", factor: 1000 }],
  ["mile miles mi", { dimension: "length", factor: 1609.344 }],
  ["cent cents penny pence ct", { dimension: "money", factor: 0.01 }],
  [
    "€ $ £ eur euro euros usd dollar dollars gbp chf franc francs pound_sterling",
    { dimension: "money", factor: 1 },
  ],
  ["% percent percentage pct per_cent", { dimension: "ratio", factor: 0.01 }],
  ["ratio fraction", { dimension: "ratio", factor: 1 }],
  ["km/h kmh kph kmph", { dimension: "speed", factor: 1 / 3.6 }],
  ["m/s mps", { dimension: "speed", factor: 1 }],
  ["mph", { dimension: "speed", factor: 0.447_04 }],
  ["celsius °c", { dimension: "temperature", factor: 1 }],
  ["fahrenheit °f", { dimension: "fahrenheit", factor: 1 }],
];

const units = new Map(
  table.flatMap(([names, unit]) => names.split(" ").map((name) => [name, unit] as const)),
);
/** Single letters are units behind a number, not in a name: `s` is a text as often as a second. */
const shortest = 2;
/** Words that are units in prose and something else in names. */
const notInNames = new Set([
  "min",
  "ton",
  "mi",
  "second",
  "pound",
  "d",
  "us",
  "kilo",
  "minute",
  "day",
  "month",
  "year",
  "fraction",
]);

/** The unit a word of prose names, behind a number: `kg`, `minutes`, `%`. */
export function unitOfWord(word: string): Unit | undefined {
  return units.get(word.toLowerCase().replace(/\s/g, "_"));
}

/** The unit in a name's last words: `SESSION_LIMIT_MS`, `weightGrams`, `timeoutSeconds`, `price_cents`, `ageInYears`. */
export function unitOfName(name: string): Unit | undefined {
  const words = name
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, "_")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  const last = words.at(-1);
  if (last === undefined || last.length < shortest || (words.length > 1 && notInNames.has(last)))
    return undefined;
  if (words.length === 1 && (notInNames.has(last) || last === "ct" || last === "mb")) return undefined;
  // Of speeds it is metres in a second.
  if (last === "ms" && /speed|velocity|wind/.test(words.join())) return units.get("m/s");
  return units.get(last);
}

/** Functions and constants that make durations, by their last name. */
const durations: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/^(?:of|from|as|add|plus|minus)_?nano(?:second)?s?$/i, "ns"],
  [/^(?:of|from|as|add|plus|minus)_?milli(?:second)?s?$/i, "ms"],
  [/^(?:of|from|as|add|plus|minus)_?sec(?:ond)?s?(?:_f64|_f32)?$/i, "s"],
  [/^(?:of|from|as|add|plus|minus)_?min(?:ute)?s?$/i, "min"],
  [/^(?:of|from|as|add|plus|minus)_?hours?$/i, "h"],
  [/^(?:of|from|as|add|plus|minus)_?days?$/i, "d"],
  [/^(?:of|from|as|add|plus|minus)_?weeks?$/i, "week"],
];

/** The unit of the argument of `Duration.ofHours`, `TimeSpan.FromMinutes`, `Duration::from_secs`. */
export function unitOfMaker(name: string): Unit | undefined {
  const found = durations.find(([pattern]) => pattern.test(name));
  return found && units.get(found[1]);
}

/** Calls and arguments that take a time in a unit that their library gives them. */
const waits: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [
    /^(?:Thread\.[sS]leep|TimeUnit\.sleep|Task\.Delay|setTimeout|setInterval|debounce|throttle|_\.debounce|_\.throttle)$/,
    "ms",
  ],
  [/^(?:time\.sleep|asyncio\.sleep|trio\.sleep|gevent\.sleep|eventlet\.sleep|Kernel\.sleep|countdown)$/, "s"],
  [/^usleep$/, "us"],
];

/** The unit of a plain number that is waited; undefined where the name does not tell. */
export function unitOfWait(path: string, name: string): Unit | undefined {
  const found = waits.find(([pattern]) => pattern.test(path) || pattern.test(name));
  return found && units.get(found[1]);
}
