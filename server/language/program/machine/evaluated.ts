import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Value } from "../values/value.ts";
import type { Machine } from "./machine.ts";

/** A call with its parts evaluated. */
export interface Evaluated {
  /** What a method is called on. */
  readonly object: Value | undefined;
  readonly name: string;
  /** The callee as a path of names: `errors.New`, `Duration.ofHours`. */
  readonly path: string;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly node: SyntaxNode;
}

/** Knows what some calls come to; undefined for all others. */
export type KnownCall = (call: Evaluated, machine: Machine) => Value | undefined;

/** The answer of the first that knows. */
export function firstOf(known: readonly KnownCall[]): KnownCall {
  return (call, machine) => {
    for (const each of known) {
      const value = each(call, machine);
      if (value) return value;
    }
    return undefined;
  };
}
