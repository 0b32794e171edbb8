import type { Dialect } from "../languages/languageData.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";

/**
 * Code of any language in one form, as far as it can be told what it computes. What has no place here is `other`, with
 * its parts.
 */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly node: SyntaxNode }
  | { readonly kind: "text"; readonly value: string; readonly node: SyntaxNode }
  | { readonly kind: "boolean"; readonly value: boolean; readonly node: SyntaxNode }
  | { readonly kind: "null"; readonly node: SyntaxNode }
  | { readonly kind: "name"; readonly name: string; readonly node: SyntaxNode }
  | {
      readonly kind: "member";
      readonly object: Expression;
      readonly name: string;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "index";
      readonly object: Expression;
      readonly index: Expression;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "slice";
      readonly object: Expression;
      readonly from: Expression | undefined;
      readonly to: Expression | undefined;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "call";
      readonly callee: Expression;
      readonly args: readonly Argument[];
      /** True for a constructed value: `new X()`, `&X{}`, `X { .. }`. */
      readonly constructs: boolean;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "unary";
      readonly operator: string;
      readonly operand: Expression;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly node: SyntaxNode;
    }
  | { readonly kind: "list"; readonly items: readonly Expression[]; readonly node: SyntaxNode }
  | { readonly kind: "record"; readonly entries: readonly Argument[]; readonly node: SyntaxNode }
  | { readonly kind: "function"; readonly definition: FunctionDefinition; readonly node: SyntaxNode }
  | { readonly kind: "throw"; readonly value: Expression | undefined; readonly node: SyntaxNode }
  /** A text with values in it: `${year}-${number}`. */
  | { readonly kind: "template"; readonly parts: readonly Expression[]; readonly node: SyntaxNode }
  /** `[f(x) for x in xs if g(x)]`: a loop that collects. */
  | {
      readonly kind: "comprehension";
      readonly loop: Statement;
      /** Variable that collects. */
      readonly into: string;
      readonly result: "list" | "set" | "record";
      readonly node: SyntaxNode;
    }
  /** Rust's `x?`. */
  | { readonly kind: "propagate"; readonly operand: Expression; readonly node: SyntaxNode }
  | {
      readonly kind: "assign";
      readonly target: Expression;
      /** The operator in front of `=`: `+` for `+=`; empty for plain assignment. */
      readonly operator: string;
      readonly value: Expression;
      readonly node: SyntaxNode;
    }
  /** An expression with statements in it; its value is that of the `yield` statement that ends it. */
  | { readonly kind: "block"; readonly body: readonly Statement[]; readonly node: SyntaxNode }
  | { readonly kind: "other"; readonly parts: readonly Expression[]; readonly node: SyntaxNode };

/** An argument or a field, with its name where the code gives one. */
export interface Argument {
  readonly name: string | undefined;
  readonly value: Expression;
}

export type Statement =
  | { readonly kind: "expression"; readonly value: Expression; readonly node: SyntaxNode }
  | { readonly kind: "return"; readonly value: Expression | undefined; readonly node: SyntaxNode }
  /** Ends the nearest `block` expression. */
  | { readonly kind: "yield"; readonly value: Expression; readonly node: SyntaxNode }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly yes: readonly Statement[];
      readonly no: readonly Statement[];
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "loop";
      readonly before: readonly Statement[];
      readonly test: Expression | undefined;
      readonly update: readonly Expression[];
      readonly body: readonly Statement[];
      /** True where the body runs before the first test. */
      readonly testsLast: boolean;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "each";
      readonly binders: readonly string[];
      /** The first of two binders is the place or the key, as in Go and PHP; else an element is taken apart. */
      readonly isKeyed: boolean;
      readonly over: Expression;
      readonly body: readonly Statement[];
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "switch";
      readonly subject: Expression | undefined;
      /** Variable that the cases find the subject in, where it is not to be evaluated for each of them. */
      readonly held: string | undefined;
      readonly cases: readonly Case[];
      readonly fallsThrough: boolean;
      /** Whether `break` leaves it, and not the loop around it. */
      readonly takesBreak: boolean;
      readonly node: SyntaxNode;
    }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      readonly handlers: readonly Handler[];
      readonly always: readonly Statement[];
      readonly node: SyntaxNode;
    }
  | { readonly kind: "break" | "continue"; readonly node: SyntaxNode }
  /** Runs when the function ends, however it ends. */
  | { readonly kind: "defer"; readonly value: Expression; readonly node: SyntaxNode }
  | { readonly kind: "block"; readonly body: readonly Statement[]; readonly node: SyntaxNode };

/** One branch of a `switch`: what its subject is compared with, or a test of its own; neither for the default. */
export interface Case {
  readonly values: readonly Expression[];
  readonly test: Expression | undefined;
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
}

export interface Handler {
  /** Names of the types of errors it takes; empty for all. */
  readonly types: readonly string[];
  readonly binder: string | undefined;
  readonly body: readonly Statement[];
}

export interface Parameter {
  readonly name: string;
  readonly default: Expression | undefined;
  readonly type: string;
}

export interface FunctionDefinition {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** The result's type as written; empty where there is none. */
  readonly returns: string;
  /** Name of the object that methods are called on, where the language gives it one: `s` in Go. */
  readonly receiver: string | undefined;
  readonly node: SyntaxNode;
}

/** A unit of code: its functions, and what stands outside of them. */
export interface Program {
  readonly functions: readonly FunctionDefinition[];
  /** Functions beside the unit that it may call. */
  readonly helpers: readonly FunctionDefinition[];
  /** Statements and fields outside of functions. */
  readonly outside: readonly Statement[];
  readonly dialect: Dialect;
}
