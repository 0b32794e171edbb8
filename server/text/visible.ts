/**
 * Characters that a terminal obeys instead of showing: control characters, those that turn the direction of text, and
 * line and paragraph separators, at which some terminals break lines.
 */
const obeyed = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The same signs within JSON, where control characters below the space are escaped already. */
const obeyedInJson = /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu;

/** A value as JSON that says the same and holds nothing a terminal obeys. */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    obeyedInJson,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(codeDigits, "0")}`,
  );
}

const codeDigits = 4;

/**
 * A text from a file, written so that a terminal shows all of it and obeys none: `\u{1b}` for an escape character. Tabs
 * and line feeds stay.
 */
export function visible(text: string): string {
  return text.replace(obeyed, (sign) =>
    sign === "\t" || sign === "\n" ? sign : `\\u{${sign.charCodeAt(0).toString(16)}}`,
  );
}
