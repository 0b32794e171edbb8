/**
 * What comments and texts look like in a language, for where there is no grammar, and for text that is broken or whose
 * parse would cost too much. One value per family of languages; `lexicons.ts` says which language is of which.
 */
export interface Lexicon {
  readonly forms: readonly Form[];
  /** Texts that begin on the line behind the one that announces them. */
  readonly heredoc?: Heredoc;
}

/** One way to write a comment or a text. */
export interface Form {
  readonly kind: "comment" | "string";
  readonly open: string;
  /** What ends it; the line's end is not part of it. */
  readonly close: string;
  /** What keeps a closing sign from closing: a sign before it, or its doubling. */
  readonly escape?: "\\" | "`" | "^" | "twice";
  /** May go on over several lines. A text that may not, and is not closed on its line, is none. */
  readonly multiline?: boolean;
  /** Comments within comments. */
  readonly nests?: boolean;
  /** Where it may open: first on its line, where a shell's word begins, behind white space or punctuation, or not right behind a word. */
  readonly where?: "line" | "word" | "space" | "apart";
  /** What opens code within a text; its closing bracket ends that code. */
  readonly code?: string;
  /** Only behind these prefixes does `code` count, as Python's `f`. */
  readonly codeBehind?: RegExp;
  /** A character literal, so that a lifetime or an apostrophe is none: the text between the signs is one character. */
  readonly isCharacter?: boolean;
  /** For what no pair of signs describes: where it ends, or -1 if it does not begin at `at`. */
  readonly ends?: (text: string, at: number) => number;
}

/** How a heredoc is announced: the identifier in the first group that is set. */
export interface Heredoc {
  readonly opener: RegExp;
  /** Whether what ends it may be indented, given what announced it. */
  readonly isIndented: (opener: string) => boolean;
}

/** A comment up to the line's end. */
export function toLineEnd(open: string, where?: Form["where"]): Form {
  return { kind: "comment", open, close: "\n", ...(where ? { where } : {}) };
}

/** A comment between two signs. */
export function between(open: string, close: string, more: Partial<Form> = {}): Form {
  return { kind: "comment", open, close, multiline: true, ...more };
}

/** A text between two quotes, with backslashes unless `more` says otherwise. */
export function quoted(quote: string, more: Partial<Form> = {}): Form {
  return { kind: "string", open: quote, close: quote, escape: "\\", ...more };
}

/** A text that goes on over lines and knows no escapes. */
export function raw(open: string, close: string, more: Partial<Form> = {}): Form {
  return { kind: "string", open, close, multiline: true, ...more };
}

/** A text or comment whose end a function finds. */
export function special(
  kind: Form["kind"],
  open: string,
  ends: (text: string, at: number) => number,
  where?: Form["where"],
): Form {
  return { kind, open, close: "", multiline: true, ends, ...(where ? { where } : {}) };
}
