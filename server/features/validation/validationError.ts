/** A place where the text does not follow its grammar; 1-based, as `inkling validate` prints it. */
export interface ValidationError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
