import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Expression } from "../program.ts";
import type { Lowering } from "./lowering.ts";

const connectives = [["||"], ["&&"]] as const;
const comparisons = ["==", "!=", "<=", ">=", "<", ">"] as const;

type Tokens = readonly SyntaxNode[];

/** What a macro asks for with its first argument, where that compares something: `assert!(len > 0, "…")`. Its tokens are not parsed. */
export function lowerMacroTest(list: SyntaxNode, lower: Lowering): Expression | undefined {
  const inner = list.children.slice(1, -1);
  const end = inner.findIndex(({ type }) => type === ",");
  const first = end < 0 ? inner : inner.slice(0, end);
  return first.some(({ type }) => comparisons.some((each) => each === type))
    ? ofTokens(first, list, lower)
    : undefined;
}

function ofTokens(tokens: Tokens, list: SyntaxNode, lower: Lowering): Expression | undefined {
  for (const operators of [...connectives, comparisons]) {
    const at = tokens.findIndex(({ type }) => operators.some((each) => each === type));
    const operator = tokens[at];
    if (!operator) continue;
    const left = ofTokens(tokens.slice(0, at), list, lower);
    const right = ofTokens(tokens.slice(at + 1), list, lower);
    return left && right && { kind: "binary", operator: operator.type, left, right, node: list };
  }
  return operandOf(tokens, lower);
}

/** A number, or a name with what is read of it: `self.items.len()`. */
function operandOf([first, ...rest]: Tokens, lower: Lowering): Expression | undefined {
  if (!first?.named || first.type === "token_tree") return undefined;
  let value = lower.expression(first);
  for (const [at, part] of rest.entries()) {
    if (part.type === ".") continue;
    const { node } = value;
    if (part.type === "identifier" && rest[at - 1]?.type === ".")
      value = { kind: "member", object: value, name: part.text, node };
    else if (part.type === "token_tree" && part.text === "()")
      value = { kind: "call", callee: value, args: [], constructs: false, node };
    else return undefined;
  }
  return value;
}
