/** A requirement or a reference found in a comment. Offsets in UTF-16 code units of the searched text. */
export interface Mark {
  readonly kind: "requirement" | "implements" | "tests" | "documents";
  readonly start: number;
  readonly end: number;
  /** Identifier and where it stands, if there is one. */
  readonly id: string | undefined;
  readonly idStart: number;
  /** What is required; empty for a reference. */
  readonly text: string;
  /** Whether it counts only where a document defines the identifier. */
  readonly isLoose?: true;
  /** Whether it is an annotation of the code: then it stands in no comment. */
  readonly isAnnotation?: true;
}
