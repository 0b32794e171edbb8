/** Texts whose end depends on how they began. Each answers where it ends, or -1 where it does not begin. */

/** Farther back no prefix of a literal reaches. */
const longestPrefix = 3;
/** Signs between the quotes and the delimiter of a raw text; C++ allows 16 characters. */
const mostSigns = 64;
const longestDelimiter = 16;

/** Rust's `r#"…"#`, at its `"` or `#`; Swift's `#"…"#`. */
export function hashedText(text: string, at: number): number {
  let quote = at;
  while (text[quote] === "#" && quote - at < mostSigns) quote++;
  if (text[quote] !== '"' || quote === at) return -1;
  return behind(text, `"${"#".repeat(quote - at)}`, quote + 1);
}

/** Rust's `r"…"` and `r#"…"#`, of bytes too, at the sign behind the letters: a text without escapes. */
export function rustRawText(text: string, at: number): number {
  if (!/(?:^|\W)[bc]?r$/.test(text.slice(Math.max(0, at - "_br".length), at))) return -1;
  return text[at] === '"' ? behind(text, '"', at + 1) : hashedText(text, at);
}

/** C++'s `R"delimiter(…)delimiter"`, at its quote. */
export function delimitedText(text: string, at: number): number {
  if (text[at - 1] !== "R") return -1;
  const open = text.indexOf("(", at);
  if (open === -1 || open - at - 1 > longestDelimiter) return -1;
  const delimiter = text.slice(at + 1, open);
  return /[\s\\)]/.test(delimiter) ? -1 : behind(text, `)${delimiter}"`, open + 1);
}

/** C#'s `@"…""…"`, at its quote. */
export function verbatimText(text: string, at: number): number {
  const prefix = text.slice(Math.max(0, at - longestPrefix), at);
  if (!/(?:@|@\$)$/.test(prefix)) return -1;
  let end = text.indexOf('"', at + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end === -1 ? text.length : end + 1;
}

/** Three or more quotes, closed by as many: C#'s raw texts. */
export function manyQuotes(text: string, at: number): number {
  let count = 0;
  while (text[at + count] === '"' && count < mostSigns) count++;
  return count < tripled ? -1 : behind(text, '"'.repeat(count), at + count);
}
const tripled = 3;

/** Lua's `[[…]]` and `[==[…]==]`. */
export function longBracket(text: string, at: number): number {
  let signs = 0;
  while (text[at + 1 + signs] === "=" && signs < mostSigns) signs++;
  if (text[at + 1 + signs] !== "[") return -1;
  return behind(text, `]${"=".repeat(signs)}]`, at + signs + 2);
}

/** Lua's `--[[…]]`. */
export function longComment(text: string, at: number): number {
  return text[at + 2] === "[" ? longBracket(text, at + 2) : -1;
}

/** PostgreSQL's `$tag$…$tag$`. */
export function dollarQuoted(text: string, at: number): number {
  const tag = /\$(?:[A-Za-z_]\w{0,60})?\$/y;
  tag.lastIndex = at;
  const open = tag.exec(text)?.[0];
  return open === undefined ? -1 : behind(text, open, at + open.length);
}

/** Texts in chosen quotes and regular expressions are short; without a bound, open ones would cost too much. */
const longestChosen = 2_000;
const longestRegex = 500;
const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** Ruby's `%w[…]`, `%q(…)`; Perl's `q{…}`, `qw/…/`: from the letters on. */
export function chosenQuotes(pattern: RegExp): (text: string, at: number) => number {
  const opener = new RegExp(pattern, "y");
  return (text, at) => {
    opener.lastIndex = at;
    const match = opener.exec(text);
    const open = match?.[0].at(-1);
    return match && open ? balancedEnd(text, at + match[0].length, open, closers[open]) : -1;
  };
}

/** Where a text that opens with `open` ends; brackets within it are counted. */
function balancedEnd(text: string, from: number, open: string, close = open): number {
  let depth = 1;
  const last = Math.min(text.length, from + longestChosen);
  for (let at = from; at < last; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === close && --depth === 0) return at + 1;
    else if (char === open && open !== close) depth++;
  }
  return -1;
}

/** Words before a slash that cannot end a value. */
const beforeRegex =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await|and|or|not|if|unless|when|while|until|then)$/;
/** Characters that a keyword before a slash may take. */
const keywordLength = 12;

/** Whether a slash divides, by what stands before it. */
function divides(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  const char = text[before] ?? "\n";
  const isOperand = /[\w$)\]'"`.]/.test(char);
  if (isOperand && !beforeRegex.test(text.slice(Math.max(0, before - keywordLength), before + 1)))
    return true;
  // `a++ / b` divides.
  return (char === "+" || char === "-") && text[before - 1] === char;
}

/** A regular expression between slashes, told from a division by what stands before it. */
export function slashedRegex(text: string, at: number): number {
  if (divides(text, at)) return -1;
  let isClass = false;
  const last = Math.min(text.length, at + longestRegex);
  for (let end = at + 1; end < last; end++) {
    const next = text[end];
    if (next === "\n") return -1;
    if (next === "\\") end++;
    else if (next === "[") isClass = true;
    else if (next === "]") isClass = false;
    else if (next === "/" && !isClass) return end === at + 1 ? -1 : behindFlags(text, end + 1);
  }
  return -1;
}

function behindFlags(text: string, from: number): number {
  let end = from;
  while (/[a-z]/.test(text[end] ?? "")) end++;
  return end;
}

/** Perl's and Ruby's documentation between lines that start with an equals sign. */
export function podBlock(close: string): (text: string, at: number) => number {
  return (text, at) => {
    if (!/[a-z]/.test(text[at + 1] ?? "")) return -1;
    const end = text.indexOf(`\n${close}`, at);
    if (end === -1) return text.length;
    const lineEnd = text.indexOf("\n", end + 1);
    return lineEnd === -1 ? text.length : lineEnd;
  };
}

/** Offset behind the next `mark`; the text's end if there is none. */
function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
