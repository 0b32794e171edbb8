import { scanText, type Token } from "./scanText.ts";

/** Closing brackets by what opens them. */
export const closerOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const bracket = /[()[\]{}]/g;

export interface OpenBracket {
  readonly at: number;
  readonly bracket: string;
}

export interface Brackets {
  /** Offsets and kinds of opening brackets that nothing closes, outermost first. */
  readonly open: readonly OpenBracket[];
  /** Offset of the first closing bracket that closes nothing, or closes another kind; -1 if there is none. */
  readonly firstStray: number;
  /** The quote of a text that is open at the end; empty outside texts. */
  readonly quote: string;
  /** True where a comment is open at the end, or goes on to it. */
  readonly inComment: boolean;
}

/** Matches brackets outside comments and texts, by signs rather than by grammar, so that it works on half a line. */
export function matchBrackets(text: string, languageId: string): Brackets {
  const open: OpenBracket[] = [];
  let firstStray = -1;
  const tokens = scanText(text, languageId);
  for (const { at: index, bracket: char } of bracketsOf(text, tokens)) {
    if (char in closerOf) open.push({ at: index, bracket: char });
    else if (closerOf[open.at(-1)?.bracket ?? ""] === char) open.pop();
    else if (firstStray === -1) firstStray = index;
  }
  const last = tokens.at(-1);
  const reaches = last !== undefined && last.end === text.length && last.isOpen;
  return {
    open,
    firstStray,
    quote: reaches && last.kind === "string" ? last.sign.charAt(last.sign.length - 1) : "",
    inComment: reaches && last.kind === "comment",
  };
}

/** The brackets of a text outside of its comments and texts, in order. */
export function* bracketsOf(text: string, tokens: readonly Token[]): Generator<OpenBracket> {
  let token = 0;
  for (const { 0: char, index } of text.matchAll(bracket)) {
    while ((tokens[token]?.end ?? Number.POSITIVE_INFINITY) <= index) token++;
    if ((tokens[token]?.start ?? Number.POSITIVE_INFINITY) > index) yield { at: index, bracket: char };
  }
}
