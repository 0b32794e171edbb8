/** Nodes by how the values of an expression come about; node types of a grammar. */
export interface ValueRoles {
  /** Values that stand in the code as they are: numbers, `true`, `null`, symbols, types. */
  readonly written: ReadonlySet<string>;
  /** Names of variables and constants, where a value is read. */
  readonly variables: ReadonlySet<string>;
  /** What is as constant as its parts: rows, tables, brackets, operators. */
  readonly carriers: ReadonlySet<string>;
  /** Rows of values and what frames one of them: data in one of them is data in the row. */
  readonly rows: ReadonlySet<string>;
  /** Rows that are made by a rule, which stands first. */
  readonly comprehensions: ReadonlySet<string>;
  /** An expression put into a text, with what marks it. */
  readonly insertions: ReadonlySet<string>;
  /** Names with the module or type that they are of. */
  readonly qualified: ReadonlySet<string>;
  /** What counts a variable up or down: its value is a number. */
  readonly counters: ReadonlySet<string>;
  /** What does more than give a value when it is evaluated, calls, throws and waits aside: assignments, macros, deletions. */
  readonly effects: ReadonlySet<string>;
  /** What is worked through once for each element of a collection, and is no loop. */
  readonly repetitions: ReadonlySet<string>;
  /** What looks at what follows only where there is something before. */
  readonly optionals: ReadonlySet<string>;
  /** What makes it depend on something whether, how often or when the code in it runs; its parts too. */
  readonly ways: ReadonlySet<string>;
}
