import { scanText } from "./scanText.ts";

/** One comment, signs included, and where it starts. */
export interface TextComment {
  readonly text: string;
  readonly offset: number;
}

export interface MaskedText {
  /** The text with comments and texts blanked out; same length, same line breaks. */
  readonly code: string;
  /** The text with comments blanked out; same length, same line breaks. */
  readonly withoutComments: string;
  readonly comments: readonly TextComment[];
}

/** Blanks out the comments and the texts (quotes included) of a text in the language, by signs alone. */
export function maskText(text: string, languageId: string): MaskedText {
  const comments: TextComment[] = [];
  const code: string[] = [];
  const withoutComments: string[] = [];
  let last = 0;
  for (const { kind, start, end } of scanText(text, languageId)) {
    const plain = text.slice(last, start);
    const found = text.slice(start, end);
    const blank = blankOut(found);
    code.push(plain, blank);
    withoutComments.push(plain, kind === "comment" ? blank : found);
    if (kind === "comment") comments.push({ text: found, offset: start });
    last = end;
  }
  const rest = text.slice(last);
  return { code: code.join("") + rest, withoutComments: withoutComments.join("") + rest, comments };
}

/** Spaces of the same length; line breaks stay. */
function blankOut(text: string): string {
  return text.includes("\n") ? text.replace(/[^\n]/g, " ") : " ".repeat(text.length);
}
