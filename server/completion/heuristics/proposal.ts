/** A completion that needs no model. */
export interface Proposal {
  readonly text: string;
  /** Measured probability, 0 to 1, that the text is right: see `npm run eval completion`. */
  readonly confidence: number;
}

/** Lines of one other document, in order, without line ends. */
export interface OtherLines {
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly languageId: string;
  readonly lines: readonly string[];
}
