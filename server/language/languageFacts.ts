import type { Roles } from "./roles/roles.ts";
import type { NameFacts } from "./variables/nameFacts.ts";

/**
 * What analyses must know of a language's grammar. One value per language, in `languages/`; node types are those of
 * the grammar's `node-types.json`.
 */
export interface LanguageFacts {
  /** The grammar's file is `tree-sitter-GRAMMAR.wasm`. */
  readonly grammar: string;
  /** LSP identifiers served by this grammar. */
  readonly languageIds: readonly string[];
  readonly comments: ReadonlySet<string>;
  /** Text literals, character literals and templates included. */
  readonly strings: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  /** Function-like nodes: declarations, methods, constructors, lambdas. */
  readonly functions: ReadonlySet<string>;
  /** Statements that bring in other modules. */
  readonly imports: ReadonlySet<string>;
  /** Statements that give other files what they hold; none where a file gives all that stands at its top. */
  readonly exports: ReadonlySet<string>;
  /** Nodes looked into for members: classes, their bodies, namespaces. */
  readonly containers: ReadonlySet<string>;
  /** Those containers that are nothing but a list of members: what stands before one is the header of its parent. */
  readonly bodies: ReadonlySet<string>;
  /** Containers only when they hold a container: export statements, decorated definitions. */
  readonly wrappers: ReadonlySet<string>;
  /** Siblings that belong to the node behind them, as Rust's attributes do. */
  readonly attributes: ReadonlySet<string>;
  /** Nodes between a statement that runs a callback and the callback's body, both included; see `suites.ts`. */
  readonly callbacks: ReadonlySet<string>;
  /** Control flow; undefined for languages that are only read for their comments and strings. */
  readonly control: ControlFacts | undefined;
  /** What else nodes are: calls, bindings, conditions. */
  readonly roles: Roles;
  /** What names stand for, and where they are known. */
  readonly names: NameFacts;
}

/** The control structures of a language. */
export interface ControlFacts {
  readonly ifs: ReadonlySet<string>;
  /** Nodes that are an `else if` by themselves, such as `elif`. */
  readonly elseIfs: ReadonlySet<string>;
  /** Nodes that wrap an `else` with its body. Elsewhere the body is the field `alternative`. */
  readonly elses: ReadonlySet<string>;
  readonly loops: ReadonlySet<string>;
  readonly switches: ReadonlySet<string>;
  readonly tries: ReadonlySet<string>;
  readonly catches: ReadonlySet<string>;
  readonly ternaries: ReadonlySet<string>;
  /** Jumps that count when they name a label. */
  readonly jumps: ReadonlySet<string>;
  /** Nodes of binary operators. */
  readonly binaries: ReadonlySet<string>;
  /** Logical operators that make a condition harder to read, as SonarSource's analyser of the language counts them. */
  readonly logical: ReadonlySet<string>;
  /**
   * Whether a nested function is judged by itself (as SonarSource does for JavaScript) or adds to the function
   * around it (as the white paper does).
   */
  readonly nestedApart: boolean;
}
