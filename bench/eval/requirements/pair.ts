export type Label = "yes" | "partial" | "no";

/** A requirement, a piece of code, and whether the code does what is required. */
export interface Pair {
  readonly name: string;
  /** How the pair was made: `broken` and `partial` by a written change, `foreign` by another function's description. */
  readonly kind: "correct" | "broken" | "partial" | "foreign" | "stub";
  readonly label: Label;
  /** Thresholds are chosen on `tune`; figures are reported on `test`. */
  readonly half: "tune" | "test";
  readonly languageId: string;
  readonly requirement: string;
  readonly code: string;
}
