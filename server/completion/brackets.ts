/** Quotes around a docstring: three of a kind. */
const docstringQuotes = 3;
/** Closing brackets by what opens them. */
export const closerOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

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
    if (text.startsWith(comment, at)) at = lineEnd(text, at);
    else if (comment === "//" && text.startsWith("/*", at)) at = after(text, "*/", at + 2);
    else if (comment === "#" && (text.startsWith('"""', at) || text.startsWith("'''", at)))
      at = after(text, text.slice(at, at + docstringQuotes), at + docstringQuotes);
    else if (char === '"' || char === "'" || char === "`") {
      const end = stringEnd(text, at);
      if (end === -1) {
        if (char === "`" || lineEnd(text, at) === text.length) return { open, firstStray, quote: char };
        at++;
      } else at = end;
    } else {
      if (char in closerOf) open.push({ at, bracket: char });
      else if (char === ")" || char === "]" || char === "}") {
        if (closerOf[open.at(-1)?.bracket ?? ""] === char) open.pop();
        else if (firstStray === -1) firstStray = at;
      }
      at++;
    }
  }
  return { open, firstStray, quote: "" };
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
