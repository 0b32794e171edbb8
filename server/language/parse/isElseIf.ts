import type { ControlFacts } from "../languageFacts.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** Whether an `if` is the `else if` of another, which reads on at the same level. */
export function isElseIf(node: SyntaxNode, { ifs, elses }: ControlFacts): boolean {
  const { parent } = node;
  if (!parent || !ifs.has(node.type)) return false;
  if (node.field === "alternative") return ifs.has(parent.type);
  if (!elses.has(parent.type)) return false;
  return parent.namedChildren.filter(({ type }) => !type.endsWith("comment")).length === 1;
}
