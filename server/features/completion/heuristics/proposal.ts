/** A completion that needs no model. */
export interface Proposal {
  readonly text: string;
  /** Measured probability, 0 to 1, that the text is right: see `npm run eval completion`. */
  readonly confidence: number;
  /** Characters behind the cursor that the text holds itself, of one that goes around what stands there; none when left out. */
  readonly held?: number;
  /** False where the line goes on behind the text; true when left out. */
  readonly isWhole?: boolean;
}
