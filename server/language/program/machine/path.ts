import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Unit } from "../values/units.ts";
import type { Value } from "../values/value.ts";

/** How a run of a function ends. */
export type Ending =
  | { readonly kind: "return"; readonly value: Value; readonly node: SyntaxNode }
  /** An error, thrown or returned. */
  | { readonly kind: "error"; readonly value: Value; readonly node: SyntaxNode }
  | { readonly kind: "end" }
  /** Given up: a loop whose end is not known. */
  | { readonly kind: "cut" };

/** Something a run did that others can see. */
export interface Effect {
  readonly kind: "call" | "assign" | "grow" | "shrink";
  /** What is called, assigned to, grown or shrunk, as {@link keyOf} names it. */
  readonly key: string;
  /** The last name of it. */
  readonly name: string;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** How many decisions had been taken. */
  readonly after: number;
  readonly node: SyntaxNode;
}

/** A condition whose outcome is not known: the run took one side of it. */
export interface Decision {
  readonly key: string;
  readonly value: boolean;
  readonly node: SyntaxNode;
}

/** A comparison of something outside with a known number, or a bound that is put on it. */
export interface Comparison {
  readonly subject: string;
  readonly operator: "<" | "<=" | ">" | ">=" | "==" | "!=" | "min" | "max";
  readonly value: number;
  /** What had been added to it when it was compared. */
  readonly plus?: number;
  readonly unit: Unit | undefined;
  readonly node: SyntaxNode;
}

/** One way through a function. */
export interface Path {
  readonly ending: Ending;
  readonly effects: readonly Effect[];
  readonly decisions: readonly Decision[];
  readonly comparisons: readonly Comparison[];
}
