import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Expression } from "../program.ts";
import { type Lowering, partsOf } from "./lowering.ts";

/** Lowers what tests a value's shape: `x is null or ""`, `x instanceof T`, `let Some(x) = y`. */
export function lowerPattern(node: SyntaxNode, lower: Lowering): Expression | undefined {
  if (node.type === "let_condition") {
    const value = node.child("value");
    const pattern = node.child("pattern");
    if (!value || !pattern) return undefined;
    return matchPattern(lower.expression(value), pattern, node, lower);
  }
  const [first] = partsOf(node);
  const last = node.child("pattern") ?? partsOf(node)[1];
  if (!first || !last) return undefined;
  const subject = lower.expression(node.child("expression") ?? first);
  return matchPattern(subject, last, node, lower);
}

/** What a pattern is matched with, and how what is in it is lowered. */
interface Match {
  readonly subject: Expression;
  readonly pattern: SyntaxNode;
  readonly parts: readonly SyntaxNode[];
  readonly node: SyntaxNode;
  readonly lower: Lowering;
}

/** The test that a value has a pattern's shape; variables it binds get the value itself. */
export function matchPattern(
  subject: Expression,
  pattern: SyntaxNode,
  node: SyntaxNode,
  lower: Lowering,
): Expression {
  const match: Match = { subject, pattern, parts: partsOf(pattern), node, lower };
  for (const read of [combined, compared, wrapped, variant, ranged]) {
    const found = read(match);
    if (found) return found;
  }
  if (/^(?:wildcard_pattern|discard)$/.test(pattern.type) || pattern.text === "_")
    return { kind: "boolean", value: true, node };
  const isType =
    /type|declaration_pattern|recursive_pattern/.test(pattern.type) || node.type === "instanceof_expression";
  return comparison(isType ? "instanceof" : "==", subject, lower.expression(pattern), node);
}

/** Patterns joined by "or" and "and", and what must not be. */
function combined({ subject, pattern, parts, node, lower }: Match): Expression | undefined {
  const { type } = pattern;
  const [first, second] = parts;
  if (!first) return undefined;
  const test = (part: SyntaxNode) => matchPattern(subject, part, node, lower);
  if (type === "negated_pattern") return { kind: "unary", operator: "!", operand: test(first), node };
  if (!second) return undefined;
  if (/^(?:or_pattern|union_pattern|binary_pattern)$/.test(type))
    return joined(parts.map(test), pattern.text, node);
  return type === "and_pattern" ? both(test(first), test(second), node) : undefined;
}

function compared({ subject, pattern, parts, node, lower }: Match): Expression | undefined {
  const [first] = parts;
  if (pattern.type !== "relational_pattern" || !first) return undefined;
  return comparison(/^(?:<=|>=|<|>)/.exec(pattern.text)?.[0] ?? "==", subject, lower.expression(first), node);
}

/** Nodes around one pattern. */
const wrappers =
  /^(?:constant_pattern|parenthesized_pattern|literal_pattern|match_pattern|case_pattern|value_pattern|dotted_name)$/;

function wrapped({ subject, pattern, parts, node, lower }: Match): Expression | undefined {
  // The guard of a Rust arm is read with the arm.
  const guard = pattern.child("condition");
  const [first, second] = parts.filter((part) => part !== guard);
  return wrappers.test(pattern.type) && first && !second
    ? matchPattern(subject, first, node, lower)
    : undefined;
}

function variant({ subject, pattern, parts, node }: Match): Expression | undefined {
  const [first, second] = parts;
  return pattern.type === "tuple_struct_pattern" && first
    ? matchVariant(subject, first.text, second, node)
    : matchNamed(subject, pattern, node);
}

function ranged({ subject, pattern, parts, node, lower }: Match): Expression | undefined {
  const [first, second] = parts;
  if (!first || !/^(?:range_pattern|range_expression)$/.test(pattern.type)) return undefined;
  const low = comparison(">=", subject, lower.expression(first), node);
  if (!second) return low;
  return both(low, comparison(upperSign(pattern), subject, lower.expression(second), node), node);
}

function comparison(operator: string, left: Expression, right: Expression, node: SyntaxNode): Expression {
  return { kind: "binary", operator, left, right, node };
}

function upperSign({ text }: SyntaxNode): string {
  return text.includes("..=") ? "<=" : "<";
}

function both(left: Expression, right: Expression, node: SyntaxNode): Expression {
  return comparison("&&", left, right, node);
}

/** Patterns between `and`, or else between `or` or bars. */
function joined(tests: readonly Expression[], written: string, node: SyntaxNode): Expression {
  const operator = /\band\b/.test(written) && !/\bor\b|\|/.test(written) ? "&&" : "||";
  return tests.reduce((left, right) => comparison(operator, left, right, node));
}

/** `Some(x)` and `Ok(x)` are there; `None` and `Err(e)` are not. */
function matchVariant(
  subject: Expression,
  name: string,
  inner: SyntaxNode | undefined,
  node: SyntaxNode,
): Expression | undefined {
  if (name === "Err") return comparison("==", subject, { kind: "null", node }, node);
  if (!/^(?:Some|Ok)$/.test(name)) return undefined;
  const test = comparison("!=", subject, { kind: "null", node }, node);
  return inner && /identifier$/.test(inner.type) ? both(test, bind(inner, subject, node), node) : test;
}

function matchNamed(subject: Expression, pattern: SyntaxNode, node: SyntaxNode): Expression | undefined {
  if (pattern.type !== "identifier") return undefined;
  if (pattern.text === "None") return comparison("==", subject, { kind: "null", node }, node);
  // A name in lower case binds; one with a capital is a type or a constant.
  return /^[a-z_]/.test(pattern.text) ? bind(pattern, subject, node) : undefined;
}

function bind(name: SyntaxNode, subject: Expression, node: SyntaxNode): Expression {
  return {
    kind: "binary",
    operator: "||",
    left: {
      kind: "assign",
      target: { kind: "name", name: name.text, node: name },
      operator: "bind",
      value: subject,
      node,
    },
    right: { kind: "boolean", value: true, node },
    node,
  };
}
