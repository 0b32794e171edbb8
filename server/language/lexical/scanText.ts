import { cLike } from "./families.ts";
import {
  closeOf,
  isCharacter,
  isPlaced,
  isPrefixed,
  lineEnd,
  longestCharacter,
  nestedEnd,
  wordBefore,
} from "./forms.ts";
import type { Form, Lexicon } from "./lexicon.ts";
import { lexiconOf } from "./lexicons.ts";

/** A comment or a piece of a text, signs and quotes included. What stands between tokens is code. */
export interface Token {
  readonly kind: "comment" | "string";
  readonly start: number;
  readonly end: number;
  /** The sign that opened it. */
  readonly sign: string;
  /** True where the text ends before the token does. */
  readonly isOpen: boolean;
}

/** Code within texts within code…: deeper, it is taken for text. */
const deepest = 12;
/** What looks like a heredoc and is none is a shift; more of them than this are not worth the time. */
const mostEndless = 50;

/**
 * Splits a text into code, comments and texts by signs alone. Takes time in proportion to the text's length.
 * @param languageId of a language that nothing is known of: the signs of C
 */
export function scanText(text: string, languageId: string): readonly Token[] {
  return new Scan(text, lexiconOf(languageId) ?? cLike).run();
}

interface Compiled {
  /** Finds the next character with which anything may open. */
  readonly openers: RegExp;
  /** The same, and brackets of code within a text. */
  readonly openersOrBrackets: RegExp;
  readonly byFirst: ReadonlyMap<string, readonly Form[]>;
}

const compiled = new WeakMap<Lexicon, Compiled>();

function compile(lexicon: Lexicon): Compiled {
  const known = compiled.get(lexicon);
  if (known) return known;
  const byFirst = new Map<string, Form[]>();
  for (const form of lexicon.forms) {
    const first = form.open.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), form]);
  }
  // The longest sign first: `"""` before `"`.
  for (const forms of byFirst.values()) forms.sort((one, other) => other.open.length - one.open.length);
  const firsts = [...byFirst.keys(), ...(lexicon.heredoc ? ["<", "\n"] : [])];
  const made = {
    openers: anyOf(firsts),
    openersOrBrackets: anyOf([...firsts, "{", "}", "(", ")"]),
    byFirst,
  };
  compiled.set(lexicon, made);
  return made;
}

function anyOf(characters: readonly string[]): RegExp {
  const escaped = characters.map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return escaped.length === 0 ? /[^\s\S]/g : new RegExp(`[${escaped.join("")}]`, "g");
}

/** Offset behind what closes a text at a position; -1 where it goes on. */
function closedAt(text: string, { escape: sign, close }: Form, position: number): number {
  if (text[position] === sign || !text.startsWith(close, position)) return -1;
  const end = position + close.length;
  return sign === "twice" && text.startsWith(close, end) ? -1 : end;
}

/** Offset at which a text goes on behind a sign that does not close it. */
function behindSign(text: string, { escape: sign, close }: Form, position: number): number {
  // A line may go on behind a backslash, whatever ends lines here.
  if (text[position] === sign) return position + (text.startsWith("\r\n", position + 1) ? 1 : 0) + 2;
  return position + (text.startsWith(close, position) ? close.length + close.length : 1);
}

/** Where an escaped sign stands, if one does behind the sign at a position. */
function escapedAt(text: string, { escape: sign }: Form, position: number): readonly number[] {
  return text[position] === sign ? [position + 1] : [];
}

interface PendingHeredoc {
  readonly name: string;
  readonly isIndented: boolean;
  readonly sign: string;
}

class Scan {
  readonly #tokens: Token[] = [];
  readonly #compiled: Compiled;
  #heredocs: PendingHeredoc[] = [];
  /** Code within a text was not closed before here: up to here no more of it is looked for. */
  #brokenUntil = 0;
  /** Names that announced a heredoc which never ends; so many of them that no more are looked for. */
  readonly #endless = new Set<string>();
  /** Escaped signs in texts that were not closed: no text that begins at one is closed either. */
  readonly #unclosed = new Map<number, Form>();
  /** The line that was last measured. */
  #line = { start: 0, end: -1 };

  constructor(
    readonly text: string,
    readonly lexicon: Lexicon,
  ) {
    this.#compiled = compile(lexicon);
  }

  run(): readonly Token[] {
    this.#code(0, "", 0, this.text.length);
    return this.#tokens;
  }

  /** Scans code from an offset to the bracket that closes it; where that is, or -1 where `limit` comes first. */
  #code(from: number, closer: string, depth: number, limit: number): number {
    const { openers, openersOrBrackets } = this.#compiled;
    const opener = closer === ")" ? "(" : "{";
    let open = 0;
    let at = from;
    const pattern = closer === "" ? openers : openersOrBrackets;
    for (;;) {
      pattern.lastIndex = at;
      const match = pattern.exec(this.text);
      if (!match || match.index >= limit || (closer !== "" && this.#brokenUntil >= match.index)) return -1;
      at = match.index;
      const end = this.#token(at, depth, limit);
      if (end > at) {
        at = end;
        continue;
      }
      if (closer !== "") {
        if (match[0] === opener) open++;
        else if (match[0] === closer && open-- === 0) return at + 1;
      }
      at++;
    }
  }

  /** Offset behind the token that starts at `at`; `at` if none does. */
  #token(at: number, depth: number, limit: number): number {
    const { text } = this;
    const char = text.charAt(at);
    if (char === "\n" && this.#heredocs.length > 0) return this.#heredocBodies(at + 1);
    for (const form of this.#compiled.byFirst.get(char) ?? []) {
      if (form.open.length > 1 && !text.startsWith(form.open, at)) continue;
      if (!isPlaced(text, at, form)) continue;
      const end = this.#end(form, at, depth, limit);
      if (end > at) return end;
    }
    return char === "<" ? this.#announceHeredoc(at) : at;
  }

  #end(form: Form, at: number, depth: number, limit: number): number {
    const { text } = this;
    if (form.ends) {
      const end = form.ends(text, at);
      return this.#take(form, at, end, end === text.length && !/["'`\])}>|/]$/.test(text.slice(at, end)));
    }
    if (form.kind === "string") return this.#string(form, at, depth, limit);
    if (form.close === "\n") {
      const end = lineEnd(text, at);
      return this.#take(form, at, end, end === text.length);
    }
    const end = form.nests ? nestedEnd(text, form, at) : closeOf(text, form, at);
    return this.#take(form, at, end === -1 ? text.length : end, end === -1);
  }

  #string(form: Form, at: number, depth: number, limit: number): number {
    const { text } = this;
    if (form.isCharacter) return this.#character(form, at);
    if (this.#unclosed.get(at) === form) return at;
    const code = codeSign(text, at, form, depth);
    const made = this.#tokens.length;
    const stops = stopsOf(form);
    const escaped: number[] = [];
    let piece = at;
    let from = at + form.open.length;
    while (from <= limit) {
      stops.lastIndex = from;
      const position = stops.exec(text)?.index ?? text.length;
      if (position >= limit) break;
      if (isBroken(text, position, form)) return this.#giveUp(made, at, form, escaped);
      const inner = this.#codeWithin(form, code, piece, position, depth);
      if (inner > position) {
        // The bracket that closes the code opens the next piece of the text; `{{` has no code.
        if (text[inner - 1] !== "{") piece = inner - 1;
        from = inner;
        continue;
      }
      const end = closedAt(text, form, position);
      if (end > position) return this.#take(form, piece, end, false);
      from = behindSign(text, form, position);
      escaped.push(...escapedAt(text, form, position));
    }
    // A text that is not closed within the code around it is none; at the text's end it is being typed.
    return limit < text.length ? this.#giveUp(made, at) : this.#take(form, piece, text.length, true);
  }

  #character(form: Form, at: number): number {
    const from = at + 1 + (this.text[at + 1] === "\\" ? 2 : 1);
    const close = this.text.slice(from, at + longestCharacter).indexOf(form.close) + from;
    const isOne = close >= from && isCharacter(this.text, at, close);
    return isOne ? this.#take(form, at, close + 1, false) : at;
  }

  /** @param escaped signs that were passed without closing the text */
  #giveUp(tokens: number, at: number, form?: Form, escaped: readonly number[] = []): number {
    if (form) for (const sign of escaped) this.#unclosed.set(sign, form);
    this.#tokens.length = tokens;
    return at;
  }

  /** Scans the code within a text that starts at `position`; offset behind it, or -1 if there is none or it is never closed. */
  #codeWithin(form: Form, code: string | undefined, piece: number, position: number, depth: number): number {
    if (!code || !this.text.startsWith(code, position)) return -1;
    const inner = position + code.length;
    if (code === "{" && this.text[inner] === "{") return inner + 1;
    if (position < this.#brokenUntil) return -1;
    const limit = form.multiline ? this.text.length : this.#lineEnd(position);
    const count = this.#tokens.length;
    this.#push(form, piece, inner, false);
    const end = this.#code(inner, code.endsWith("(") ? ")" : "}", depth + 1, limit);
    if (end !== -1) return end;
    this.#tokens.length = count;
    this.#brokenUntil = Math.max(this.#brokenUntil, limit);
    return -1;
  }

  /** The end of a position's line; measured once for all positions of a line. */
  #lineEnd(position: number): number {
    const { start, end } = this.#line;
    if (position < start || position > end)
      this.#line = { start: position, end: lineEnd(this.text, position) };
    return this.#line.end;
  }

  #announceHeredoc(at: number): number {
    const { heredoc } = this.lexicon;
    if (!heredoc || this.text[at + 1] !== "<") return at;
    // A here-string, or a shift by a name that stands apart.
    if (this.text[at - 1] === "<") return at;
    heredoc.opener.lastIndex = at;
    const match = heredoc.opener.exec(this.text);
    const name = match?.slice(1).find((group) => group !== undefined);
    if (!match || name === undefined || this.#endless.has(name) || this.#endless.size > mostEndless)
      return at;
    this.#heredocs.push({ name, isIndented: heredoc.isIndented(match[0]), sign: match[0] });
    return at + match[0].length;
  }

  /** Takes the bodies of the heredocs that were announced on the line before `at`. */
  #heredocBodies(from: number): number {
    const pending = this.#heredocs;
    this.#heredocs = [];
    let start = from;
    for (const { name, isIndented, sign } of pending) {
      const end = this.#heredocEnd(start, name, isIndented);
      // What announced it may have been a shift: without its end there is no heredoc.
      if (end === -1) {
        this.#endless.add(name);
        return start;
      }
      this.#tokens.push({ kind: "string", start, end, sign, isOpen: false });
      start = end;
    }
    return start;
  }

  #heredocEnd(from: number, name: string, isIndented: boolean): number {
    const { text } = this;
    for (let at = text.indexOf(name, from); at !== -1; at = text.indexOf(name, at + 1)) {
      let lineStart = at;
      while (isIndented && (text[lineStart - 1] === " " || text[lineStart - 1] === "\t")) lineStart--;
      const isAtStart = lineStart === from || text[lineStart - 1] === "\n";
      if (isAtStart && !wordBefore.test(text[at + name.length] ?? "")) return at + name.length;
    }
    return -1;
  }

  #take(form: Form, start: number, end: number, isOpen: boolean): number {
    if (end <= start) return start;
    this.#push(form, start, end, isOpen);
    return end;
  }

  #push(form: Form, start: number, end: number, isOpen: boolean): void {
    this.#tokens.push({ kind: form.kind, start, end, sign: form.open, isOpen });
  }
}

const knownStops = new WeakMap<Form, RegExp>();

/** Finds the next character in a text that may end it, escape something or open code. */
function stopsOf(form: Form): RegExp {
  let stops = knownStops.get(form);
  if (!stops) {
    stops = anyOf([
      form.close.charAt(0),
      ...(form.escape && form.escape !== "twice" ? [form.escape] : []),
      ...(form.code ? [form.code.charAt(0)] : []),
      ...(form.multiline ? [] : ["\n"]),
    ]);
    knownStops.set(form, stops);
  }
  return stops;
}

/** What begins code within a text of the form, if it may hold any. */
function codeSign(text: string, at: number, form: Form, depth: number): string | undefined {
  return depth < deepest && isPrefixed(text, at, form) ? form.code : undefined;
}

/** Whether a text that may not go on over lines meets the end of one. */
function isBroken(text: string, position: number, { multiline }: Form): boolean {
  return text[position] === "\n" && !multiline;
}
