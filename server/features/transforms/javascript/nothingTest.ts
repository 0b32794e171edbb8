import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** A test of whether something is null or undefined. */
export interface NothingTest {
  readonly subject: SyntaxNode;
  /** It holds where there is nothing. */
  readonly isNothing: boolean;
}

/** Reads `a == null`, `a != undefined`, `a !== null && a !== undefined` and their like. */
export function nothingTest(condition: SyntaxNode | undefined): NothingTest | undefined {
  if (!condition) return undefined;
  const inner = condition.type === "parenthesized_expression" ? condition.namedChildren[0] : condition;
  const [left, right] = [inner?.child("left"), inner?.child("right")];
  const operator = inner?.child("operator")?.type ?? "";
  if (inner?.type !== "binary_expression" || !left || !right) return undefined;
  if (operator === "==" || operator === "!=")
    return isNothing(right) ? { subject: left, isNothing: operator === "==" } : undefined;
  if (operator !== "&&" && operator !== "||") return undefined;
  const wanted = operator === "&&" ? "!==" : "===";
  const parts = [left, right].map((part) => strictly(part, wanted));
  const [one, other] = parts;
  const isBoth = one && other && one.subject.text === other.subject.text && one.nothing !== other.nothing;
  return isBoth ? { subject: one.subject, isNothing: operator === "||" } : undefined;
}

function strictly(test: SyntaxNode, operator: string) {
  const [left, right] = [test.child("left"), test.child("right")];
  if (!left || !right || test.child("operator")?.type !== operator || !isNothing(right)) return undefined;
  return { subject: left, nothing: right.type };
}

function isNothing({ type }: SyntaxNode): boolean {
  return type === "null" || type === "undefined";
}
