import type { ExpressionRoles } from "./expressionRoles.ts";
import type { PartRoles } from "./partRoles.ts";
import type { StatementRoles } from "./statementRoles.ts";
import type { ValueRoles } from "./valueRoles.ts";

/**
 * Which nodes of a language's grammar play which role, beyond what analyses of size and comments need. What these sets
 * are asked for stands beside this file: `tokens`, `calls`, `bindings`, `functions`, `control`.
 */
export interface Roles extends ExpressionRoles, StatementRoles, ValueRoles, PartRoles {
  /** Calls of functions and methods. */
  readonly calls: ReadonlySet<string>;
  /** Calls that make an object: `new X()`. */
  readonly creations: ReadonlySet<string>;
  /** Expressions within a text. */
  readonly interpolations: ReadonlySet<string>;
  /** Literals that are neither numbers nor texts: `true`, `null`. */
  readonly constants: ReadonlySet<string>;
  /** Named things that are no functions: classes, interfaces, enums, types, modules. */
  readonly definitions: ReadonlySet<string>;
  /** Those definitions that have members: classes, structures, interfaces, enumerations. */
  readonly types: ReadonlySet<string>;
  /** By types whose header holds the parameters of their constructor, as in C#: the node that does. */
  readonly ownParameters: Readonly<Record<string, string>>;
  /** Whether a type takes members from code that need not name it: traits, extension methods, classes opened again. */
  readonly hasExtensions: boolean;
  /** Nodes around a definition or a binding that belong to it, such as `export`. */
  readonly frames: ReadonlySet<string>;
  /** Nodes that bind a name: where it and its value stand. */
  readonly bindings: Readonly<Record<string, BindingShape>>;
  readonly returns: ReadonlySet<string>;
  readonly throws: ReadonlySet<string>;
  /** Functions and macros that never come back: `panic`, `raise`. */
  readonly throwingCalls: ReadonlySet<string>;
  /** Nodes of operators that compare, if the operator does. */
  readonly comparisons: ReadonlySet<string>;
  /** Nodes that negate, if their operator does. */
  readonly negations: ReadonlySet<string>;
  /** Rows of values: arrays, lists, tuples, tables, initialisers. */
  readonly lists: ReadonlySet<string>;
  /** Frames around an element of such a row, alone or with its key. */
  readonly elementFrames: ReadonlySet<string>;
  /** What a macro is given, in languages that do not parse it. */
  readonly macroTokens: string | undefined;
  /** Brackets around an expression, and what else changes nothing of its value. */
  readonly groups: ReadonlySet<string>;
  /** Nodes that are worth a value which could be given a name; bare names, assignments and jumps are not. */
  readonly expressions: ReadonlySet<string>;
  /** Statements in a row: bodies. */
  readonly blocks: ReadonlySet<string>;
  /** One way of a choice by value: `case`, `when`, a match's arm. */
  readonly arms: ReadonlySet<string>;
  /** What methods call the object in their first parameter, which is written like any other: Python's `self`. */
  readonly receiverNames: RegExp | undefined;
  /** Where words in a row parse as calls: what code does call without brackets. */
  readonly bareCalls: RegExp | undefined;
  /** True where the last expression of a function is its result. */
  readonly lastIsValue: boolean;
  /** How documentation is told from other comments. */
  readonly documentation: DocumentationStyle;
}

/** Where a binding's name and value stand, by field; without a field they are the first and the last named child. */
export interface BindingShape {
  readonly target?: string;
  readonly value?: string;
  /** `member` for keys of objects and keyword arguments, which name no variable. */
  readonly kind: "variable" | "member";
}

/**
 * - `mark`: a comment that starts in a certain way;
 * - `place`: any comment right above a definition;
 * - `string`: a text that stands first in a body;
 * - `inner`: of those marked, the ones that speak of what they stand in, as `//!` does.
 */
export interface DocumentationStyle {
  readonly mark?: RegExp;
  readonly place?: boolean;
  readonly string?: boolean;
  readonly inner?: RegExp;
}
