import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** What one look at one clause found. */
export interface Finding {
  /**
   * `met`: what is asked for is there, in the asked-for relation; `present`: it is there, its role is not known;
   * `absent`: it should be there and is not; `contradicted`: the opposite is there.
   */
  readonly state: "met" | "present" | "absent" | "contradicted";
  readonly about: "limit" | "error" | "return" | "condition" | "name" | "opposite" | "arithmetic" | "word";
  readonly node: SyntaxNode | undefined;
  /** What is missing or wrong, as a sentence; empty for `met` and `present`. */
  readonly reason: string;
}

export function met(about: Finding["about"], node: SyntaxNode | undefined): Finding {
  return { state: "met", about, node, reason: "" };
}

export function present(about: Finding["about"], node: SyntaxNode | undefined): Finding {
  return { state: "present", about, node, reason: "" };
}

export function absent(about: Finding["about"], reason: string): Finding {
  return { state: "absent", about, node: undefined, reason };
}

export function contradicted(about: Finding["about"], node: SyntaxNode | undefined, reason: string): Finding {
  return { state: "contradicted", about, node, reason };
}
