import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { LRUCache } from "lru-cache";
import { RE2JS } from "re2js";

/** Where a pattern has to match: somewhere, from the text's beginning on, or from there to its end. */
export type PatternPlace = "anywhere" | "start" | "whole";

/**
 * A pattern that code holds. It comes from anybody, so that it is matched by RE2's algorithm, whose time is linear in the length of the
 * text (https://swtch.com/~rsc/regexp/regexp1.html), never by JavaScript's, which may try for ever. What it cannot tell is undefined.
 */
export interface CodePattern {
  test(text: string, place: PatternPlace): boolean | undefined;
  /** Where the first match begins; -1 where there is none. */
  search(text: string): number | undefined;
  /** @param by with `$1` for what the first group matched */
  replace(text: string, by: string, isAll: boolean): string | undefined;
  split(text: string): readonly string[] | undefined;
}

/** Longer patterns are no rule that a requirement speaks of, in characters; and steps of the machine that one becomes. */
const longestPattern = 500;
const longestProgram = 5_000;
const knownPatterns = new LRUCache<string, { readonly pattern: CodePattern | undefined }>({ max: 100 });

/** @param flags of JavaScript's: those that change what matches count, and others are passed over */
export function codePattern(source: string, flags: string): CodePattern | undefined {
  const key = `${flags}/${source}`;
  const known = knownPatterns.get(key) ?? { pattern: makePattern(source, flags) };
  knownPatterns.set(key, known);
  return known.pattern;
}

function makePattern(source: string, flags: string): CodePattern | undefined {
  const body = compile(source, flags);
  if (body) return plainPattern(body);
  const parts = lookaheadsFirst(source);
  const rest = parts && compile(parts.rest, flags);
  const lookaheads = parts?.lookaheads.map(({ inner, negate }) => ({
    pattern: compile(inner, flags),
    negate,
  }));
  if (!parts || !rest || flags.includes("m")) return undefined;
  const holds = (text: string) =>
    lookaheads?.every(({ pattern, negate }) => pattern?.matcher(text).lookingAt() === !negate) === true;
  if (lookaheads?.some(({ pattern }) => !pattern)) return undefined;
  return {
    ...knowsNothing,
    test: (text, place) =>
      parts.isAnchored || place !== "anywhere"
        ? holds(text) && testAt(rest, text, place === "whole" ? "whole" : "start")
        : undefined,
  };
}

const knowsNothing: CodePattern = {
  test: () => undefined,
  search: () => undefined,
  replace: () => undefined,
  split: () => undefined,
};

function plainPattern(body: RE2JS): CodePattern {
  return {
    test: (text, place) => testAt(body, text, place),
    search(text) {
      const matcher = body.matcher(text);
      return matcher.find() ? matcher.start() : -1;
    },
    replace(text, by, isAll) {
      const matcher = body.matcher(text);
      return isAll ? matcher.replaceAll(by) : matcher.replaceFirst(by);
    },
    split: (text) => splitBy(body, text),
  };
}

function testAt(body: RE2JS, text: string, place: PatternPlace): boolean {
  const matcher = body.matcher(text);
  if (place === "whole") return matcher.matches();
  return place === "start" ? matcher.lookingAt() : matcher.find();
}

/** Languages differ in what groups and empty matches leave. */
function splitBy(body: RE2JS, text: string): readonly string[] | undefined {
  if (body.groupCount() > 0) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (const { index = 0, 0: match } of body.matchAll(text)) {
    if (match === "") return undefined;
    parts.push(text.slice(from, index));
    from = index + match.length;
  }
  return [...parts, text.slice(from)];
}

/** Undefined for what is malformed, too long, or beyond a machine that takes linear time: references to groups, looking around. */
function compile(source: string, flags: string): RE2JS | undefined {
  if (source.length > longestPattern || /\\[1-9k]/.test(source)) return undefined;
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(source.replaceAll("\\Z", "\\z")), flagsOf(flags));
    return compiled.programSize() > longestProgram ? undefined : compiled;
  } catch {
    return undefined;
  }
}

function flagsOf(flags: string): number {
  const known = { i: RE2JS.CASE_INSENSITIVE, m: RE2JS.MULTILINE, s: RE2JS.DOTALL };
  return Object.entries(known).reduce((all, [sign, flag]) => (flags.includes(sign) ? all | flag : all), 0);
}

interface LookaheadsFirst {
  readonly isAnchored: boolean;
  readonly lookaheads: readonly { readonly inner: string; readonly negate: boolean }[];
  /** What follows them. */
  readonly rest: string;
}

/** `^(?=.*[A-Z])(?=.*\d).{8,}$`, as passwords are checked: what must hold where the match begins, one after the other. */
function lookaheadsFirst(source: string): LookaheadsFirst | undefined {
  const elements = elementsOf(source);
  const isAnchored = elements[0]?.type === "Assertion" && elements[0].kind === "start";
  const behind = isAnchored ? elements.slice(1) : elements;
  const count = behind.findIndex(({ type, raw }) => type !== "Assertion" || !/^\(\?[=!]/.test(raw));
  if (count <= 0) return undefined;
  const lookaheads = behind
    .slice(0, count)
    .map(({ raw }) => ({ inner: `(?:${raw.slice("(?=".length, -1)})`, negate: raw.startsWith("(?!") }));
  return { isAnchored, lookaheads, rest: source.slice(behind[count]?.start ?? source.length) };
}

function elementsOf(source: string): readonly AST.Element[] {
  if (source.length > longestPattern) return [];
  try {
    const { alternatives } = new RegExpParser().parsePattern(source);
    return alternatives.length === 1 ? (alternatives[0]?.elements ?? []) : [];
  } catch {
    return [];
  }
}
