/**
 * What a name does where it stands:
 * - `block`: declares in the innermost scope;
 * - `function`: declares in the innermost function, wherever in it;
 * - `around`: declares in the scope around its parent: a function's or class's own name;
 * - `parameter`: declares a parameter of the innermost function;
 * - `member`: declares a member of a class;
 * - `type`: declares a type, in the scope around its parent;
 * - `assign`: gives a value to a variable of the function, and declares it where there is none yet;
 * - `define`: the same, but only what the innermost scope declares counts as there;
 * - `write`: gives a value to a variable that is declared elsewhere; with an operator it reads it too;
 * - `update`: reads a variable and gives it a value;
 * - `capture`: hands a variable from outside a function to its inside;
 * - `none`: names no variable;
 * - `unsure`: may name a variable;
 * - `foreign`: makes it another's, who may change it unseen.
 */
export type NamePlace =
  | ("block" | "function" | "around" | "parameter" | "member" | "type" | "assign" | "define")
  | ("write" | "update" | "read" | "capture" | "none" | "unsure" | "foreign");

/** What is asked of a node to tell what a name in it does. */
export interface GrammarNode {
  readonly type: string;
  readonly field: string | undefined;
  readonly text: string;
  readonly parent: GrammarNode | undefined;
  readonly children: readonly GrammarNode[];
  readonly namedChildren: readonly GrammarNode[];
  child(field: string): GrammarNode | undefined;
}

/**
 * How a language's grammar says what a name is. In C and C++ a macro may declare, read or write any name, and a header may
 * declare more, neither of which a file shows: what is handed to what is spelled like a macro is `unsure`, and a name that no
 * declaration of the file is about stays without a variable. So do Lua's globals, which any file may change.
 */
export interface NameFacts {
  /** Leaves that may name variables. */
  readonly leaves: ReadonlySet<string>;
  /** Leaves that name types. */
  readonly types: ReadonlySet<string>;
  /** Nodes inside which the names declared there stay. */
  readonly scopes: ReadonlySet<string>;
  /** Scopes that see nothing of the functions around them. */
  readonly isolated: ReadonlySet<string>;
  /** Scopes whose names functions inside them do not see, as Python's classes. */
  readonly hidden: ReadonlySet<string>;
  /** Parts of patterns, `TYPE` or `TYPE.FIELD`: what they do is said by what is around them. */
  readonly patterns: ReadonlySet<string>;
  /**
   * By `TYPE.FIELD` or `TYPE` of what is right around a name or its pattern, or `OUTER>TYPE.FIELD`; all else reads. `leaf` is
   * the name itself or the whole of its pattern.
   */
  readonly places: Readonly<
    Record<string, NamePlace | ((parent: GrammarNode, leaf: GrammarNode) => NamePlace)>
  >;
  /** Whether a declaration counts only behind itself, so that a name may be declared again. */
  readonly sequential: boolean;
  /** Names with a capital inside patterns are constants. */
  readonly constantsInPatterns: boolean;
  /** Functions that see or make variables by their names as texts. */
  readonly reflective: ReadonlySet<string>;
  /** Names of variables within a text that the compiler reads, as Rust's `"{name}"`. */
  readonly textNames?: (node: GrammarNode) => readonly string[];
  /** The object whose method runs: nodes or names, such as `this`. */
  readonly self: ReadonlySet<string>;
  /** How code of a type calls the thing itself, or the type: `this`, `cls`, `Self`; never what it has from its base. */
  readonly selves: ReadonlySet<string>;
  /** Whether callers may name parameters. */
  readonly namesArguments: boolean;
  /** Words that mean something else in another function. */
  readonly bound: ReadonlySet<string>;
  /** Functions inside which that object is the one of the function around them. */
  readonly selfKeepers: ReadonlySet<string>;
}
