import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { type Lowering, partsOf } from "./lowering.ts";
import type { Expression } from "./program.ts";

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

/** The test that a value has a pattern's shape; variables it binds get the value itself. */
export function matchPattern(
  subject: Expression,
  pattern: SyntaxNode,
  node: SyntaxNode,
  lower: Lowering,
): Expression {
  const parts = partsOf(pattern);
  const [first, second] = parts;
  const { type } = pattern;
  const compare = (operator: string, right: Expression) => comparison(operator, subject, right, node);
  if (/^(?:or_pattern|union_pattern|binary_pattern)$/.test(type) && first && second)
    return joined(
      parts.map((part) => matchPattern(subject, part, node, lower)),
      pattern.text,
      node,
    );
  if (type === "and_pattern" && first && second)
    return both(matchPattern(subject, first, node, lower), matchPattern(subject, second, node, lower), node);
  if (type === "negated_pattern" && first)
    return { kind: "unary", operator: "!", operand: matchPattern(subject, first, node, lower), node };
  if (type === "relational_pattern" && first)
    return compare(/^(?:<=|>=|<|>)/.exec(pattern.text)?.[0] ?? "==", lower.expression(first));
  if (
    /^(?:constant_pattern|parenthesized_pattern|literal_pattern|match_pattern|case_pattern|value_pattern|dotted_name)$/.test(
      type,
    ) &&
    first &&
    parts.length === 1
  )
    return matchPattern(subject, first, node, lower);
  const special =
    type === "tuple_struct_pattern" && first
      ? matchVariant(subject, first.text, second, node)
      : matchNamed(subject, pattern, node);
  if (special) return special;
  if (/^(?:range_pattern|range_expression)$/.test(type) && first) {
    const low = compare(">=", lower.expression(first));
    return second ? both(low, compare(upperSign(pattern), lower.expression(second)), node) : low;
  }
  if (type === "wildcard_pattern" || type === "discard" || pattern.text === "_")
    return { kind: "boolean", value: true, node };
  const right = lower.expression(pattern);
  const isType =
    /type|declaration_pattern|recursive_pattern/.test(type) || node.type === "instanceof_expression";
  return compare(isType ? "instanceof" : "==", right);
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
