/** What the page of answers and the extension say to each other. */

/** Where an answer comes from, in words for the reader. */
export interface ShownAnswer {
  readonly question: string;
  /** Markdown; empty while nothing has come. */
  readonly text: string;
  /** Who answered and how sure, or what went wrong. */
  readonly note: string;
  readonly state: "waiting" | "done" | "failed" | "unknown";
  /** Terms that may have been meant. */
  readonly nearest: readonly string[];
  /** Whether the larger model can be tried. */
  readonly canAskLarger: boolean;
}

export interface ToPage {
  readonly type: "answer";
  readonly answer: ShownAnswer;
}

export type FromPage =
  | { readonly type: "ready" }
  | { readonly type: "copy" }
  | { readonly type: "insert" }
  | { readonly type: "larger" }
  | { readonly type: "stop" }
  | { readonly type: "again" }
  | { readonly type: "ask"; readonly term: string };
