/** Patterns and texts of dates: strftime(3), Unicode's patterns (UTS 35) and ISO 8601. */

const ofStrftime: Readonly<Record<string, string>> = {
  Y: "the year in four digits",
  y: "the year in two digits",
  m: "the month in two digits",
  d: "the day of the month in two digits",
  H: "the hour (00 to 23)",
  I: "the hour (01 to 12)",
  M: "the minute",
  S: "the second",
  p: "AM or PM",
  B: "the month's name",
  b: "the month's short name",
  A: "the weekday's name",
  a: "the weekday's short name",
  j: "the day of the year",
  Z: "the time zone's name",
  z: "the offset from UTC",
  f: "microseconds",
  s: "seconds since 1970",
  F: "the date as `%Y-%m-%d`",
  T: "the time as `%H:%M:%S`",
  u: "the weekday as a number",
  U: "the week of the year",
};
const ofUnicode: Readonly<Record<string, string>> = {
  YYYY: "the year in four digits (in Java and Unicode's patterns `yyyy`; there `YYYY` is the year of the week)",
  yyyy: "the year in four digits",
  YY: "the year in two digits",
  yy: "the year in two digits",
  MMMM: "the month's name",
  MMM: "the month's short name",
  MM: "the month in two digits",
  M: "the month",
  DD: "the day of the month in two digits (in Java `dd`; there `DD` is the day of the year)",
  dd: "the day of the month in two digits",
  D: "the day",
  d: "the day",
  HH: "the hour from 00 to 23 (24-hour clock)",
  H: "the hour from 0 to 23 (24-hour clock)",
  hh: "the hour from 01 to 12 (12-hour clock)",
  h: "the hour from 1 to 12 (12-hour clock)",
  mm: "the minute in two digits",
  ss: "the second in two digits",
  SSS: "milliseconds",
  a: "AM or PM",
  Z: "the offset from UTC",
  X: "the offset from UTC, or Z",
  EEE: "the weekday's short name",
  EEEE: "the weekday's name",
};
const letters = /Y{4}|y{4}|Y{2}|y{2}|M{1,4}|D{1,2}|d{1,2}|H{1,2}|h{1,2}|mm|ss|S{3}|E{3,4}|a|Z|X/g;
const speaksOfTime = /\b(?:dates?|times?|timestamps?|datetimes?|strftime|format|formats|clock|iso)\b/i;

/** What a pattern or a text of a date says, if the text is one. */
export function readDatePattern(text: string, question: string): string | undefined {
  const percent = [...text.matchAll(/%[-#]?([A-Za-z])/g)].map(
    ([sign, letter = ""]) => [sign, ofStrftime[letter]] as const,
  );
  if (percent.length > 1 && percent.every(([, meaning]) => meaning !== undefined))
    return `\`${text}\`: ${listed(percent)}.`;
  if (/^Z$/.test(text) && /\d{4}-\d\d-\d\d|iso|timestamp|date|time/i.test(question))
    return '`Z`: the time is in UTC (offset zero, spoken "Zulu").';
  if (/^[+-]\d\d:?\d\d$/.test(text))
    return `\`${text}\`: the offset from UTC: local time is ${Number(text.slice(1, 3))} hours${/00$/.test(text) ? "" : ` ${text.slice(-2)} minutes`} ${text.startsWith("+") ? "ahead of" : "behind"} UTC.`;
  const found = text.match(letters) ?? [];
  const isPattern =
    found.length > 0 &&
    text
      .replace(letters, "")
      .replace(/'[^']*'/g, "")
      .replace(/[-/.:, T]/g, "") === "";
  if (!isPattern || (found.length < 2 && !speaksOfTime.test(question))) return undefined;
  return `\`${text}\`: ${listed(found.map((each) => [each, ofUnicode[each]] as const))}.`;
}

function listed(parts: readonly (readonly [string, string | undefined])[]): string {
  return parts.map(([sign, meaning]) => `\`${sign}\` ${meaning}`).join(", ");
}
