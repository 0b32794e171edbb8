import { fillHoles, inFormat } from "../values/formats.ts";
import type { Known } from "../values/known.ts";
import { textOf } from "../values/operations.ts";
import { boolean, number, text, type Value } from "../values/value.ts";

type TextOperation = (subject: string, rest: readonly Value[]) => Value | undefined;

const listOf = (items: readonly string[]): Value => ({ kind: "list", items: items.map(text) });

function textAt(rest: readonly Value[], index: number): string | undefined {
  const value = rest[index];
  return value?.kind === "text" ? value.value : undefined;
}

function numberAt(rest: readonly Value[], index: number): number | undefined {
  const value = rest[index];
  return value?.kind === "number" ? value.value : undefined;
}

/** An operation with a second text. */
function withText(operation: (subject: string, other: string) => Value): TextOperation {
  return (subject, rest) => {
    const other = textAt(rest, 0);
    return other === undefined ? undefined : operation(subject, other);
  };
}

/** An operation without arguments. */
function alone(operation: (subject: string) => Value): TextOperation {
  return (subject, rest) => (rest.length === 0 ? operation(subject) : undefined);
}

const isAll = (pattern: RegExp) => alone((subject) => boolean(pattern.test(subject)));

/** Takes signs off the ends: of Go's and Python's `strip(s, "-")` those that are given. */
function trimming(ends: "both" | "start" | "end"): TextOperation {
  return (subject, rest) => {
    const given = textAt(rest, 0);
    const signs = given === undefined ? "\\s" : given.replace(/[\]\\^-]/g, "\\$&");
    const start = ends === "end" ? "" : `^[${signs}]+`;
    const end = ends === "start" ? "" : `[${signs}]+$`;
    return text(subject.replace(new RegExp([start, end].filter((part) => part !== "").join("|"), "g"), ""));
  };
}

function padding(side: "start" | "end"): TextOperation {
  return (subject, rest) => {
    const length = numberAt(rest, 0);
    const fill = textAt(rest, 1) ?? " ";
    if (length === undefined) return undefined;
    return text(side === "start" ? subject.padStart(length, fill) : subject.padEnd(length, fill));
  };
}

function part(subject: string, rest: readonly Value[]): Value | undefined {
  const from = numberAt(rest, 0);
  const to = rest.length > 1 ? numberAt(rest, 1) : subject.length;
  return from === undefined || to === undefined ? undefined : text(subject.slice(from, to));
}

/** `substr(start, length)`, as PHP, C# and old JavaScript have it. */
function partByLength(subject: string, rest: readonly Value[]): Value | undefined {
  const from = numberAt(rest, 0);
  const length = rest.length > 1 ? numberAt(rest, 1) : subject.length;
  if (from === undefined || length === undefined) return undefined;
  const start = from < 0 ? Math.max(0, subject.length + from) : from;
  return text(subject.slice(start, length < 0 ? length : start + length));
}

/** `%s`, `%02d`, `{}` and `{:.2}` in their order. */
function formatted(subject: string, rest: readonly Value[]): Value | undefined {
  const [first] = rest;
  // Python's `format(name, ">14")`.
  const isSpec = rest.length === 1 && first?.kind === "text" && !/[%{]/.test(subject);
  const written = isSpec ? inFormat(text(subject), first.value) : fillHoles(subject, rest);
  return written === undefined ? undefined : text(written);
}

/** Python's `", ".join(parts)`, `String.join(", ", parts)`. */
function joinedBy(subject: string, [parts]: readonly Value[]): Value | undefined {
  const texts = parts?.kind === "list" ? parts.items.map(textOf) : [undefined];
  return texts.every((part) => part !== undefined) ? text(texts.join(subject)) : undefined;
}

/** What stands in front of a text in another, and behind it: Python's `partition`. */
function partedAt(subject: string, by: string, at: number): Value {
  return at < 0
    ? listOf([subject, "", ""])
    : listOf([subject.slice(0, at), by, subject.slice(at + by.length)]);
}

const swapped = (subject: string) =>
  [...subject]
    .map((sign) => (sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase()))
    .join("");

const capitalized = (subject: string) => subject.charAt(0).toUpperCase() + subject.slice(1);
const title = (subject: string) =>
  subject.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (sign) => sign.toUpperCase());

/** Names of each operation, and what it does. */
const table: readonly (readonly [names: string, operation: TextOperation])[] = [
  [
    "toLowerCase lower ToLower to_lowercase ToLowerInvariant toLocaleLowerCase downcase casefold to_ascii_lowercase strtolower mb_strtolower",
    alone((subject) => text(subject.toLowerCase())),
  ],
  [
    "toUpperCase upper ToUpper to_uppercase ToUpperInvariant toLocaleUpperCase upcase to_ascii_uppercase strtoupper mb_strtoupper",
    alone((subject) => text(subject.toUpperCase())),
  ],
  ["trim strip Trim TrimSpace", trimming("both")],
  ["trimStart lstrip TrimStart ltrim TrimLeft trim_start stripLeading", trimming("start")],
  ["trimEnd rstrip TrimEnd rtrim TrimRight trim_end stripTrailing", trimming("end")],
  [
    "startsWith StartsWith starts_with startswith HasPrefix start_with? str_starts_with",
    withText((subject, other) => boolean(subject.startsWith(other))),
  ],
  [
    "endsWith EndsWith ends_with endswith HasSuffix end_with? str_ends_with",
    withText((subject, other) => boolean(subject.endsWith(other))),
  ],
  [
    "includes contains Contains include? str_contains __contains__",
    withText((subject, other) => boolean(subject.includes(other))),
  ],
  ["indexOf IndexOf find Index strpos index", withText((subject, other) => number(subject.indexOf(other)))],
  [
    "lastIndexOf LastIndexOf rfind strrpos LastIndex rindex",
    withText((subject, other) => number(subject.lastIndexOf(other))),
  ],
  [
    "split Split explode",
    (subject, rest) => {
      const by = textAt(rest, 0);
      if (by === undefined)
        return rest.length === 0
          ? listOf(subject.trim() === "" ? [] : subject.trim().split(/\s+/))
          : undefined;
      const parts = subject.split(by);
      // PHP's and Java's last part holds whatever is left.
      const most = numberAt(rest, 1) ?? 0;
      return listOf(
        most > 0 && parts.length > most
          ? [...parts.slice(0, most - 1), parts.slice(most - 1).join(by)]
          : parts,
      );
    },
  ],
  [
    "Fields split_whitespace",
    alone((subject) => listOf(subject.trim() === "" ? [] : subject.trim().split(/\s+/))),
  ],
  ["lines splitlines", alone((subject) => listOf(subject.split(/\r?\n/)))],
  ["chars bytes toCharArray str_split", alone((subject) => listOf([...subject]))],
  [
    "charAt at",
    (subject, rest) => {
      const at = numberAt(rest, 0);
      return at === undefined ? undefined : text(subject.at(at) ?? "");
    },
  ],
  ["substring slice", part],
  ["substr Substring mb_substr", partByLength],
  [
    // C#'s `new string('*', 4)`.
    "repeat str_repeat Repeat string String",
    (subject, rest) => {
      const times = numberAt(rest, 0);
      return times === undefined ? undefined : text(subject.repeat(Math.max(0, times)));
    },
  ],
  [
    "padStart PadLeft zfill rjust",
    (subject, rest) => padding("start")(subject, rest.length === 1 ? [...rest, text("0")] : rest),
  ],
  ["padEnd PadRight ljust", padding("end")],
  ["capitalize", alone((subject) => text(capitalized(subject.toLowerCase())))],
  ["ucfirst", alone((subject) => text(capitalized(subject)))],
  ["title ucwords Title", alone((subject) => text(title(subject)))],
  ["strrev", alone((subject) => text([...subject].reverse().join("")))],
  ["isdigit isDigit IsDigit isnumeric is_numeric ctype_digit is_ascii_digit isdecimal", isAll(/^\d+$/)],
  [
    "isalpha isLetter IsLetter is_alphabetic ctype_alpha isAlphabetic is_ascii_alphabetic",
    isAll(/^\p{L}+$/u),
  ],
  [
    "isalnum isLetterOrDigit IsLetterOrDigit is_alphanumeric is_ascii_alphanumeric ctype_alnum",
    isAll(/^[\p{L}\d]+$/u),
  ],
  ["isspace isWhitespace IsSpace IsWhiteSpace is_whitespace", isAll(/^\s+$/)],
  ["isupper isUpperCase IsUpper is_uppercase", isAll(/^(?=.*\p{Lu})[^\p{Ll}]+$/u)],
  ["islower isLowerCase IsLower is_lowercase", isAll(/^(?=.*\p{Ll})[^\p{Lu}]+$/u)],
  ["IsPunct is_ascii_punctuation", isAll(/^\p{P}+$/u)],
  ["isEmpty is_empty empty?", alone((subject) => boolean(subject === ""))],
  ["isBlank blank?", alone((subject) => boolean(subject.trim() === ""))],
  ["IsNullOrEmpty", alone((subject) => boolean(subject === ""))],
  ["IsNullOrWhiteSpace", alone((subject) => boolean(subject.trim() === ""))],
  [
    "equalsIgnoreCase EqualFold eq_ignore_ascii_case casecmp?",
    withText((subject, other) => boolean(subject.toLowerCase() === other.toLowerCase())),
  ],
  [
    "removeprefix strip_prefix TrimPrefix",
    withText((subject, other) => text(subject.startsWith(other) ? subject.slice(other.length) : subject)),
  ],
  [
    "removesuffix strip_suffix TrimSuffix",
    withText((subject, other) => text(subject.endsWith(other) ? subject.slice(0, -other.length) : subject)),
  ],
  ["Sprintf sprintf format format! Format formatted", formatted],
  ["join Join", joinedBy],
  ["partition", withText((subject, by) => partedAt(subject, by, subject.indexOf(by)))],
  ["rpartition", withText((subject, by) => partedAt(subject, by, subject.lastIndexOf(by)))],
  [
    "count Count substr_count",
    withText((subject, other) => number(other === "" ? 0 : subject.split(other).length - 1)),
  ],
  ["swapcase", alone((subject) => text(swapped(subject)))],
  ["lcfirst", alone((subject) => text(subject.charAt(0).toLowerCase() + subject.slice(1)))],
  ["ord codePointAt charCodeAt", (subject) => number(subject.codePointAt(0) ?? 0)],
  ["reverse reversed", alone((subject) => text([...subject].reverse().join("")))],
  [
    "normalize",
    (subject, rest) => {
      const form = textAt(rest, 0) ?? "NFC";
      return /^NFK?[CD]$/.test(form) ? text(subject.normalize(form)) : undefined;
    },
  ],
  ["concat", withText((subject, other) => text(subject + other))],
];

const operations = new Map(
  table.flatMap(([names, operation]) => names.split(" ").map((name) => [name, operation] as const)),
);

/** Calls on texts that are known. */
export function textCall({ name, subject, rest }: Known): Value | undefined {
  return subject.kind === "text" ? operations.get(name)?.(subject.value, rest) : undefined;
}
