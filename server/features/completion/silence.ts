import type { Judged } from "../../contract/ports.ts";
import type { EndingKind } from "./endings.ts";

/** Why nothing is shown, each with a sentence for the user. */
export const silenceReasons = {
  disabled: "Ghost text is turned off in the settings.",
  "language-off": "Inkling is turned off for this language.",
  paused: "Inkling is paused.",
  "not-typed-yet": "Nothing has been typed in this document yet.",
  moved: "The cursor was moved without typing.",
  "after-deletion": "The last edit deleted text.",
  "several-cursors": "There is a selection or more than one cursor.",
  "mid-line": "There is other text behind the cursor.",
  "in-comment": "The cursor is in a comment.",
  "in-prose": "The document is prose.",
  "long-line": "The line is too long.",
  "on-battery": "The machine runs on battery.",
  "no-model": "No model is ready.",
  "selected-item": "The selected item of the suggestion list does not continue what was typed.",
  superseded: "Newer typing made this suggestion out of date.",
  "low-confidence": "No suggestion was certain enough.",
  "token-limit": "The suggestion did not reach the end of a line.",
  empty: "There is nothing to add here.",
  "too-little": "The suggestion would add too little.",
  "duplicate-line": "The suggestion repeats a line that follows.",
  "duplicate-rest": "The suggestion repeats what stands behind the cursor.",
  "copy-of-line-above": "The suggestion repeats the line above.",
  repetition: "The suggestion repeats itself.",
  "unbalanced-bracket": "The suggestion closes a bracket that is not open.",
  "wrong-indentation": "The suggestion's indentation does not fit.",
  secret: "The suggestion looks like a secret.",
  "self-assignment": "The suggestion gives a name to itself.",
  "unknown-member": "The suggestion names a member that its class does not have.",
  "missing-module": "The suggestion imports a file that is not there, or this one itself.",
  "foreign-syntax": "The suggestion is not in this file's language.",
  "broken-syntax": "The suggestion would break the file's syntax.",
} as const;

export type SilenceReason = keyof typeof silenceReasons;

/** A beginning of the model's line, or all of it. */
export interface JudgedEnding {
  readonly text: string;
  readonly kind: EndingKind;
  /** Calibrated probability, 0 to 1, that the user will type it. */
  readonly confidence: number;
  /** What speaks against it. */
  readonly reason?: SilenceReason;
}

/** The outcome of asking for ghost text. */
export interface CompletionAnswer extends Judged {
  /**
   * What to add at the cursor, without a line break; empty when nothing is shown. Closing signs behind the cursor, up to the
   * range's end, are a part of it.
   */
  readonly text: string;
  /** What replaces `range`: `text`, led by the suggestion list's selected item if there is one. */
  readonly insertText: string;
  readonly range: TextRange;
  /** Closing brackets that an editor puts behind the cursor for the brackets that `text` opens; empty for none. */
  readonly closers: string;
  /** Every place where the model's line may end, with its confidence; for people who want to know. */
  readonly endings?: readonly JudgedEnding[];
  /** Set when `text` is empty. */
  readonly reason?: SilenceReason;
}

/** A range as in LSP: lines and UTF-16 columns from zero, the end exclusive. */
export interface TextRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The answer that shows nothing. `confidence` is that of what was held back, if anything was. */
export function silence(
  reason: SilenceReason,
  position: TextRange["start"],
  ms: number,
  confidence = 0,
): CompletionAnswer {
  const range = { start: position, end: position };
  return {
    text: "",
    insertText: "",
    range,
    closers: "",
    tier: confidence > 0 ? "model" : "heuristic",
    confidence,
    ms,
    reason,
  };
}
