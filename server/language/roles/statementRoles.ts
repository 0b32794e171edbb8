/** Statements and declarations by what they do; node types of a grammar, and all of them named nodes. */
export interface StatementRoles {
  /** What says which package a file belongs to. */
  readonly packages: ReadonlySet<string>;
  /** What prints without being a call: PHP's `echo`. */
  readonly outputs: ReadonlySet<string>;
  /** Heads of functions without a body, which may stand before one that has it. */
  readonly signatures: ReadonlySet<string>;
  /** Blocks of declarations whose code is written in another language. */
  readonly foreignBlocks: ReadonlySet<string>;
  /** What stands around a single statement and means nothing. */
  readonly statementFrames: ReadonlySet<string>;
  /** What a jump names where it goes to a label, or says how far it goes. */
  readonly labelNames: ReadonlySet<string>;
  /** What words in a row may parse as, besides names, literals, lists and operators. */
  readonly proseLike: ReadonlySet<string>;
  /** What holds the parameters of a function or block; the lone parameter that stands without brackets, too. */
  readonly parameterLists: ReadonlySet<string>;
  /** What goes through a list, besides loops. */
  readonly iterations: ReadonlySet<string>;
  /** Loops through a list whose parts have no fields: first the list stands, then what takes its elements. */
  readonly unnamedIterations: ReadonlySet<string>;
  /** Patterns that take members out of an object by their names. */
  readonly memberPatterns: ReadonlySet<string>;
  /** Blocks that may have parameters of their own, besides functions. */
  readonly blocksWithParameters: ReadonlySet<string>;
  /** What declares variables. */
  readonly declarations: ReadonlySet<string>;
  /** Parameters that may declare a field of the object, which a modifier says. */
  readonly propertyParameters: ReadonlySet<string>;
  /** An expression as a statement of its own. */
  readonly expressionStatements: ReadonlySet<string>;
  /** What closes what is opened in it, by itself: `with`, `using`, Java's resources. */
  readonly managers: ReadonlySet<string>;
  /** What is done in the end, whatever happens: `finally`, `ensure`, `defer`. */
  readonly finals: ReadonlySet<string>;
  /** Jumps within a function: `break`, `continue`, `next`. */
  readonly loopJumps: ReadonlySet<string>;
  /** Statements and values that do nothing: `pass`, `;`. */
  readonly idle: ReadonlySet<string>;
  /** What an arm of a switch is for, where that is a node of its own. */
  readonly labels: ReadonlySet<string>;
  /** Blocks that are compiled only under a condition: `#if`. */
  readonly compiledIf: ReadonlySet<string>;
  /** Places that say what a number in them is: enumerators, annotations, types, defaults of parameters. */
  readonly namingPlaces: ReadonlySet<string>;
  /** `static`, `public`, `readonly` and their like, one or several. */
  readonly modifiers: ReadonlySet<string>;
  /** Types whose members have no code, or only a default: interfaces, traits. */
  readonly interfaces: ReadonlySet<string>;
}
