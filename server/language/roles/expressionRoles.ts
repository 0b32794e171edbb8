/** Expressions by what they do; node types of a grammar, and all of them named nodes. */
export interface ExpressionRoles {
  /** Operators between two operands: arithmetic, comparison, logic, bits. */
  readonly operations: ReadonlySet<string>;
  /** Operators that are named nodes, where a grammar has such; elsewhere they are words and signs without a name. */
  readonly operators: ReadonlySet<string>;
  /** An operator before or behind its only operand: `-x`, `!x`. */
  readonly unaries: ReadonlySet<string>;
  /** What gives an existing place a value; the augmenting ones included. */
  readonly assignments: ReadonlySet<string>;
  /** Assignments that reckon with the old value, where the grammar tells them from plain ones: `x += 1`. */
  readonly augmentations: ReadonlySet<string>;
  /** What a call is given, with its brackets. */
  readonly argumentLists: ReadonlySet<string>;
  /** Frames around one argument, alone or with its name. */
  readonly argumentFrames: ReadonlySet<string>;
  /** `a[i]`. */
  readonly subscripts: ReadonlySet<string>;
  /** What stands between the brackets of a subscript, where that is a node of its own: slices, lists of indexes. */
  readonly subscriptParts: ReadonlySet<string>;
  /** From one value to another: `0..9`. */
  readonly ranges: ReadonlySet<string>;
  /** A member of an object, without a call: `a.b`. */
  readonly memberAccesses: ReadonlySet<string>;
  /** What says that a value is of another type. */
  readonly casts: ReadonlySet<string>;
  /** What refers to a place, or follows such a reference: `&x`, `*x`. */
  readonly references: ReadonlySet<string>;
  /** What waits for a value: `await`. */
  readonly waits: ReadonlySet<string>;
  /** Blocks that are run in the background. */
  readonly asyncBlocks: ReadonlySet<string>;
  /** What hands a value over and goes on later: `yield`. */
  readonly yields: ReadonlySet<string>;
  /** A list whose elements are taken one by one: `...list`. */
  readonly splats: ReadonlySet<string>;
  /** Text literals side by side, which are one text. */
  readonly adjacentTexts: ReadonlySet<string>;
  /** Values with keys: objects, dictionaries, hashes. */
  readonly records: ReadonlySet<string>;
  /** Values with commas between and no brackets around. */
  readonly sequences: ReadonlySet<string>;
  /** Expressions within markup, with their braces. */
  readonly embedded: ReadonlySet<string>;
  /** Elements of markup. */
  readonly markup: ReadonlySet<string>;
  /** Rows of values of a fixed length. */
  readonly tuples: ReadonlySet<string>;
  /** Patterns that several values of one are assigned to. */
  readonly unpackings: ReadonlySet<string>;
  /** Text that is no literal by itself: words of a list, what stands around PHP's code, literals side by side. */
  readonly unmarkedTexts: ReadonlySet<string>;
  /** Calls of macros. */
  readonly macroCalls: ReadonlySet<string>;
  /** Texts that a shell runs where they stand: `` `ls` ``. */
  readonly shellTexts: ReadonlySet<string>;
  /** Names as values: `:name`. */
  readonly symbols: ReadonlySet<string>;
  /** A function handed over beside the arguments: Ruby's `&block`. */
  readonly blockArguments: ReadonlySet<string>;
}
