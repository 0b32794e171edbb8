import { type Unit, unitOfWord } from "../../../language/program/values/units.ts";

/** A number of a requirement with its unit. Offsets are those of the text. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit | undefined;
  /** The word or words behind the number, such as `characters`; lower case. */
  readonly counted: string;
  readonly isOrdinal: boolean;
  readonly start: number;
  readonly end: number;
}

const words: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
    "eighteen nineteen twenty"
  )
    .split(" ")
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
const ordinals: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5 };
const multiples: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozen: 12,
    hundred: 100,
    thousand: 1000,
    million: 1_000_000,
  }),
);

/** What is a name though it has a number in it: standards, sections, versions, tickets, algorithms, products. */
const names: readonly RegExp[] = [
  /\b(?:ISO|RFC|IEEE|DIN|EN|ECMA|PEP|JSR|JEP|CVE|CWE|BCP|ANSI|NIST|FIPS|GDPR|ASCII|CP|WCAG|OWASP|ITU|EIP|X)[- ]?\d[\w.:-]*/g,
  /\b(?:SHA|MD|AES|RSA|HMAC|CRC|UTF|UCS|Base|base|base-|CP|ES|HTTP|TLS|SSL|OAuth|IPv|Argon|Blake|BLAKE|PKCS|CSS|HTML|Python|Java|Node|Go|C\+\+|Windows|Ubuntu|Android|iOS|macOS|Vue|Angular|Web|web|S|EC|B2|H|MP|Level|level|tier|Tier|phase|Phase|Log4j)[-/ ]?\d[\w.]*(?:[-/]\d+)?(?![\w%])/g,
  /\b(?:section|sections|chapter|article|articles|art\.|clause|paragraph|appendix|annex|figure|fig\.|table|page|version|versions|v|release|ticket|issue|bug|story|requirement|req\.|rule|step|item no\.|no\.|PR|pull request|sprint|milestone|epic|task|case no\.|point|note|schema|protocol|API)s? #?\d[\d.]*(?:[a-z]\b)?/gi,
  /#\d+\b/g,
  /\b[A-Z][A-Z\d]*-\d+\b/g,
  /\bv\d+(?:\.\d+)*\b/g,
  /\b\d+(?:\.\d+){2,}\b/g,
  /\b[a-z]+#\d+\b/gi,
  /\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b/g,
  /\b(?:code|exit code|status|status code|HTTP|http|error|response) \d{3}\b/g,
  /§ ?\d[\d.]*/g,
  // What is quoted is written so.
  /["“][^"“”A-Za-z]{0,200}[A-Za-z][^"“”]{0,200}["”]/g,
];

/** The text with numbers that are names blanked out, as long as it was. */
export function withoutNames(text: string): string {
  return names.reduce(
    (masked, pattern) => masked.replace(pattern, (found) => found.replace(/\d/g, "·")),
    text,
  );
}

const wordNumber = `${Object.keys(words).join("|")}|${Object.keys(tens).join("|")}`;
const numeral = `(?<digits>\\d{1,3}(?:[,_ ]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?<ordinal>st|nd|rd|th)?|(?<word>${wordNumber})`;
const pattern = new RegExp(
  `(?<![\\w.·#-])(?<currency>[€$£]) ?(?=\\d)|(?<![\\w.·#])(?<sign>[-−–](?=\\d))?(?:${numeral})(?![\\w·]|\\.\\d)(?: ?-?(?<unit>%|€|£|\\$|°[cf]|km\\/h|m\\/s|[a-z]+))?`,
  "gi",
);

/** The quantities of a text, in order. `an hour` and `two dozen` count too. */
export function findQuantities(original: string): Quantity[] {
  const text = withoutNames(original);
  const numbers = writtenNumbers(text);
  const halves = halvesIn(text);
  const isWhole = (each: Quantity) => !halves.some(({ start, end }) => start < each.end && each.start < end);
  const found = [
    ...[...numbers, ...singleUnits(text, numbers)].filter(isWhole),
    ...halves,
    ...ordinalTries(text),
    ...timesInWords(text),
  ];
  return found.sort((a, b) => a.start - b.start);
}

function writtenNumbers(text: string): Quantity[] {
  const found: Quantity[] = [];
  let currencyAt: number | undefined;
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {};
    if (groups.currency !== undefined) {
      currencyAt = match.index;
      continue;
    }
    const quantity = readQuantity(text, match, groups);
    const start = currencyAt ?? match.index;
    const money = currencyAt === undefined ? undefined : unitOfWord("eur");
    currencyAt = undefined;
    if (quantity) found.push({ ...quantity, start, unit: money ?? quantity.unit });
  }
  return found;
}

/** "A minute and a half", "two and a half hours", "half a degree". */
function halvesIn(text: string): Quantity[] {
  const forms = new RegExp(
    `\\b(?:(?:an?|one) (?<one>[a-z]+) and a half|(?<count>${wordNumber}|\\d+) and a half (?<many>[a-z]+)|half an? (?<part>[a-z]+))\\b`,
    "gi",
  );
  return [...text.matchAll(forms)].flatMap((match) => {
    const { one, count, many, part } = match.groups ?? {};
    const counted = (one ?? many ?? part ?? "").toLowerCase();
    const whole =
      one !== undefined ? 1 : count === undefined ? 0 : (words[count.toLowerCase()] ?? Number(count));
    const unit = unitOfWord(counted);
    if (Number.isNaN(whole) || (!unit && !/^(?:degree|point|star)s?$/.test(counted))) return [];
    const place = { start: match.index, end: match.index + match[0].length };
    return [{ value: whole + 1 / 2, unit, counted, isOrdinal: false, ...place }];
  });
}

/** "An hour", "half a day": a unit whose number is not written. */
function singleUnits(text: string, taken: readonly Quantity[]): Quantity[] {
  return [...text.matchAll(/\b(?:an?|one|per) (hour|day|week|month|year|minute|second)\b/gi)].flatMap(
    (match) => {
      const end = match.index + match[0].length;
      const isTaken = taken.some((each) => each.start < end && match.index < each.end);
      return isTaken ? [] : singleUnit(text, match, end);
    },
  );
}

const shares: Readonly<Record<string, number>> = { half: 1 / 2, "quarter of": 1 / 4, "third of": 1 / 3 };

function singleUnit(text: string, match: RegExpExecArray, end: number): Quantity[] {
  const [written, counted = ""] = match;
  const common = { unit: unitOfWord(counted), counted, isOrdinal: false, end };
  const part = /\b(?:an? )?(half|quarter of|third of) $/i.exec(text.slice(0, match.index));
  if (part) {
    const share = shares[part[1]?.toLowerCase() ?? ""] ?? 1;
    return [{ ...common, value: share, start: match.index - part[0].length }];
  }
  // "A day costs 18 euros": what something is said of is no quantity.
  const isSubject = match.index === 0 && /^an?\b/i.test(written);
  return isSubject || /^per/i.test(written) ? [] : [{ ...common, value: 1, start: match.index }];
}

/** "The third attempt". */
function ordinalTries(text: string): Quantity[] {
  const tries = /\bthe (first|second|third|fourth|fifth)(?= \w+ (?:attempt|time|try|failure))\b/gi;
  return [...text.matchAll(tries)].map((match) => ({
    value: ordinals[match[1]?.toLowerCase() ?? ""] ?? 1,
    unit: undefined,
    counted: "",
    isOrdinal: true,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** "Only once", "at most twice". */
function timesInWords(text: string): Quantity[] {
  const words = /(?<=\b(?:only|just|most|exactly|up to|more than) )(once|twice)\b/gi;
  return [...text.matchAll(words)].map((match) => ({
    value: match[0].toLowerCase() === "once" ? 1 : 2,
    unit: undefined,
    counted: "times",
    isOrdinal: false,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function readQuantity(
  text: string,
  match: RegExpExecArray,
  groups: Readonly<Record<string, string | undefined>>,
): Quantity | undefined {
  const { digits, word, sign, ordinal } = groups;
  const plain =
    digits === undefined
      ? (words[word?.toLowerCase() ?? ""] ?? tens[word?.toLowerCase() ?? ""])
      : Number(digits.replace(/[,_ ]/g, ""));
  if (plain === undefined) return undefined;
  const rest = groups.unit?.toLowerCase();
  const multiple = rest === undefined ? undefined : multiples.get(rest);
  const all = match[0];
  // Where the number ends: a word behind it that is no unit is not part of it.
  const numberEnd =
    match.index + all.length - (rest === undefined ? 0 : (/[ -]*[a-z%€£$°]+$/i.exec(all)?.[0].length ?? 0));
  const end = match.index + all.length;
  const behind = multiple === undefined ? rest : /^ ([a-z]+)/i.exec(text.slice(end))?.[1]?.toLowerCase();
  const value = (sign ? -plain : plain) * (multiple ?? 1);
  const unit = behind === undefined ? undefined : unitFor(behind, digits !== undefined, text.slice(end));
  // "One of them", "one more": no quantity.
  const isCompared = /\b(?:below|under|above|over|than|least|most|exactly) $/i.test(
    text.slice(0, match.index),
  );
  if (
    word?.toLowerCase() === "one" &&
    !unit &&
    !isCompared &&
    !/^(?:or|piece|copy|item|entry|element|character|digit|letter|upper|lower|special|symbol|number|retry|attempt)/.test(
      behind ?? "",
    )
  )
    return undefined;
  return {
    value,
    unit,
    counted: behind ?? "",
    isOrdinal: ordinal !== undefined,
    start: match.index,
    end: unit || multiple !== undefined ? end : numberEnd,
  };
}

/** Single letters are units right behind a numeral only, and "in" or "a" never are. */
function unitFor(word: string, isNumeral: boolean, rest: string): Unit | undefined {
  if (word.length === 1 && !/[%€$£]/.test(word) && (!isNumeral || !/[smhgtd]/.test(word))) return undefined;
  if (word === "min" && /^ (?:of|length)/.test(rest)) return undefined;
  if (word === "per" && /^ ?cent/.test(rest)) return unitOfWord("percent");
  return unitOfWord(word);
}
