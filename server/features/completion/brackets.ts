/** Quotes around a docstring: three of a kind. */
const docstringQuotes = 3;
/** Closing brackets by what opens them. */
export const closerOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const closers: ReadonlySet<string> = new Set(Object.values(closerOf));
const quotes: ReadonlySet<string> = new Set(['"', "'", "`"]);

export interface Brackets {
  /** Offsets and kinds of opening brackets that nothing closes, outermost first. */
  readonly open: readonly { readonly at: number; readonly bracket: string }[];
  /** Offset of the first closing bracket that closes nothing, or closes another kind; -1 if there is none. */
  readonly firstStray: number;
  /** The quote of a string that is open at the end; empty outside strings. */
  readonly quote: string;
}

/**
 * Matches brackets outside strings and comments, by eye rather than by grammar, so that it works on half a line.
 * A quote without an end on its line (an apostrophe, a Rust lifetime) opens nothing, but for the last line; a
 * template may span lines.
 */
export function matchBrackets(text: string, languageId: string): Brackets {
  const comment = /^(python|ruby|shellscript|perl|yaml|makefile|r)$/.test(languageId) ? "#" : "//";
  const open: { at: number; bracket: string }[] = [];
  let firstStray = -1;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const behind = behindComment(text, at, comment) ?? (quotes.has(char) ? stringEnd(text, at) : -1);
    if (behind !== -1) {
      at = behind;
      continue;
    }
    if (char === "`" || (quotes.has(char) && lineEnd(text, at) === text.length))
      return { open, firstStray, quote: char };
    if (char in closerOf) open.push({ at, bracket: char });
    else if (closers.has(char) && closerOf[open.at(-1)?.bracket ?? ""] === char) open.pop();
    else if (closers.has(char) && firstStray === -1) firstStray = at;
    at++;
  }
  return { open, firstStray, quote: "" };
}

/** Offset behind the comment, or the docstring, that starts at `at`; undefined where none does. */
function behindComment(text: string, at: number, comment: string): number | undefined {
  if (text.startsWith(comment, at)) return lineEnd(text, at);
  if (comment === "//") return text.startsWith("/*", at) ? after(text, "*/", at + 2) : undefined;
  if (!text.startsWith('"""', at) && !text.startsWith("'''", at)) return undefined;
  return after(text, text.slice(at, at + docstringQuotes), at + docstringQuotes);
}

/** Offset behind the string that starts at `start`; -1 if it does not end on its line (a template may span lines). */
function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (char === quote) return at + 1;
    else if (char === "\n" && quote !== "`") return -1;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
