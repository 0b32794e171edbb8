/** A function as its declaration shows it. */
export interface FunctionFacts {
  readonly async: boolean;
  /** The declared result as written, such as `Promise<void>`, `(int, error)` or `Result<T>`; empty when not declared. */
  readonly returns: string;
}

/** What rules may know of a file beyond the unit they look at. */
export interface FileFacts {
  /** The import statements as written. */
  readonly imports: readonly string[];
  /** Functions and methods declared in the file, by name; of namesakes the last. */
  readonly functions: ReadonlyMap<string, FunctionFacts>;
  /** Names bound once, at the top level or as class constants, to a literal, with the literal as written. */
  readonly constants: ReadonlyMap<string, string>;
}
