import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isReject, normalize, type Outcome, outcomeOf } from "./outcome.ts";

/** A condition and what comes of it. */
export interface Branch {
  /** The condition without brackets around it. */
  readonly condition: string;
  readonly whenTrue: Outcome | undefined;
  readonly node: SyntaxNode;
}

/** The branches of a unit: `if`, `elif`, trailing `if` and `unless` as in Ruby, and `a ? b : c`. */
export function findBranches(unit: SyntaxNode): Branch[] {
  return [...unit.descendants()].flatMap((node) => {
    if (/ternary|^conditional_expression$/.test(node.type)) return ternary(node);
    if (!/^(?:if|elif|elsif|unless)(?:_|$)/.test(node.type) || !node.named) return [];
    const named = node.namedChildren.filter((child) => child.type !== "comment");
    const modifier = /modifier/.test(node.type);
    const condition = node.child("condition") ?? (modifier ? named.at(-1) : named[0]);
    const consequence = node.child("consequence") ?? node.child("body") ?? (modifier ? named[0] : named[1]);
    if (!condition || !consequence || condition === consequence) return [];
    const text = unwrap(condition.text);
    const inverted = node.type.startsWith("unless");
    return [{ condition: inverted ? `!(${text})` : text, whenTrue: outcomeOf(consequence), node: condition }];
  });
}

function ternary(node: SyntaxNode): Branch[] {
  const named = node.namedChildren;
  const python = node.children.some((child) => child.type === "if");
  const [condition, yes] = python ? [named[1], named[0]] : [named[0], named[1]];
  if (!condition || !yes) return [];
  const whenTrue: Outcome = {
    kind: isReject(yes) ? "reject" : "return",
    value: normalize(yes.text),
    node: yes,
  };
  return [{ condition: unwrap(condition.text), whenTrue, node: condition }];
}

function unwrap(text: string): string {
  return text
    .trim()
    .replace(/^\((.*)\)$/s, "$1")
    .trim();
}
