/** One break in a text that was whole: what a slip of the hand leaves behind. */
import { scanText } from "../../../server/language/lexical/scanText.ts";

export type MutationKind = "bracket dropped" | "keyword broken" | "indent lost" | "quote opened";

export interface Mutation {
  readonly kind: MutationKind;
  readonly text: string;
  /** The line that was changed, 1-based. */
  readonly line: number;
}

const keywords =
  /\b(?:function|class|return|import|export|const|while|switch|public|private|static|def|elif|except|lambda|func|struct|package|range|module|unless|foreach|namespace|using|impl|match|enum|interface|extends|typedef|else)\b/g;

/** Numbers from 0 to 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Breaks a text in one place; undefined where it offers none. */
export function mutate(text: string, languageId: string, random: () => number): Mutation | undefined {
  const kinds: readonly MutationKind[] =
    languageId === "python"
      ? ["bracket dropped", "keyword broken", "quote opened", "indent lost"]
      : ["bracket dropped", "keyword broken", "quote opened"];
  const kind = kinds[Math.floor(random() * kinds.length)] ?? "bracket dropped";
  const changed = breaks[kind](text, languageId, random);
  if (!changed) return undefined;
  const { at, length, put } = changed;
  return {
    kind,
    text: text.slice(0, at) + put + text.slice(at + length),
    line: text.slice(0, at).split("\n").length,
  };
}

interface Change {
  readonly at: number;
  readonly length: number;
  readonly put: string;
}

type Break = (text: string, languageId: string, random: () => number) => Change | undefined;

const breaks: Readonly<Record<MutationKind, Break>> = {
  "bracket dropped": (text, languageId, random) =>
    drawn(codeMatches(text, languageId, /[()[\]{}]/g), random, () => ""),
  "keyword broken": (text, languageId, random) =>
    // Without its second letter: `clss`, `rturn`.
    drawn(codeMatches(text, languageId, keywords), random, (word) => word.charAt(0) + word.slice(2)),
  "quote opened": (text, languageId, random) => {
    const strings = scanText(text, languageId).filter(
      ({ kind, start, end }) =>
        kind === "string" && /^["']$/.test(text.charAt(end - 1)) && !text.slice(start, end).includes("\n"),
    );
    const string = strings[Math.floor(random() * strings.length)];
    return string && { at: string.end - 1, length: 1, put: "" };
  },
  "indent lost": (text, languageId, random) =>
    drawn(codeMatches(text, languageId, /(?<=\n)[ \t]+(?=[A-Za-z])/g), random, () => ""),
};

function codeMatches(text: string, languageId: string, pattern: RegExp): readonly RegExpExecArray[] {
  const tokens = scanText(text, languageId);
  let token = 0;
  return [...text.matchAll(pattern)].filter(({ index }) => {
    while ((tokens[token]?.end ?? Number.POSITIVE_INFINITY) <= index) token++;
    return (tokens[token]?.start ?? Number.POSITIVE_INFINITY) > index;
  });
}

function drawn(
  matches: readonly RegExpExecArray[],
  random: () => number,
  replace: (found: string) => string,
): Change | undefined {
  const match = matches[Math.floor(random() * matches.length)];
  return match && { at: match.index, length: match[0].length, put: replace(match[0]) };
}
