import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Value } from "../values/value.ts";

/** Leaves a block, a loop or a function of the program that is run. Thrown, and caught by whoever runs what is left. */
export class Leave {
  constructor(
    readonly kind: "return" | "throw" | "break" | "continue" | "yield" | "cut",
    readonly value: Value,
    readonly node: SyntaxNode,
  ) {}
}
