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
  const compare = (operator: string, right: Expression): Expression => ({
    kind: "binary",
    operator,
    left: subject,
    right,
    node,
  });
  if (/^(?:or_pattern|union_pattern|binary_pattern)$/.test(type) && first && second)
    return parts
      .map((part) => matchPattern(subject, part, node, lower))
      .reduce((left, right) => ({
        kind: "binary",
        operator: /\band\b/.test(pattern.text) && !/\bor\b|\|/.test(pattern.text) ? "&&" : "||",
        left,
        right,
        node,
      }));
  if (type === "and_pattern" && first && second)
    return {
      kind: "binary",
      operator: "&&",
      left: matchPattern(subject, first, node, lower),
      right: matchPattern(subject, second, node, lower),
      node,
    };
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
  if (type === "tuple_struct_pattern" && first) {
    const name = first.text;
    // `Some(x)` and `Ok(x)` are there; `None` and `Err(e)` are not.
    if (/^(?:Some|Ok)$/.test(name)) {
      const inner = second && /identifier$/.test(second.type) ? bind(second, subject, node) : undefined;
      const test = compare("!=", { kind: "null", node });
      return inner ? { kind: "binary", operator: "&&", left: test, right: inner, node } : test;
    }
    if (name === "Err") return compare("==", { kind: "null", node });
  }
  if (/^(?:range_pattern|range_expression)$/.test(type) && first) {
    const isInclusive = pattern.text.includes("..=");
    const low = compare(">=", lower.expression(first));
    return second
      ? {
          kind: "binary",
          operator: "&&",
          left: low,
          right: compare(isInclusive ? "<=" : "<", lower.expression(second)),
          node,
        }
      : low;
  }
  if (/^(?:identifier)$/.test(type)) {
    if (pattern.text === "None") return compare("==", { kind: "null", node });
    // A name in lower case binds; one with a capital is a type or a constant.
    if (/^[a-z_]/.test(pattern.text)) return bind(pattern, subject, node);
  }
  if (type === "wildcard_pattern" || type === "discard" || pattern.text === "_")
    return { kind: "boolean", value: true, node };
  const right = lower.expression(pattern);
  const isType =
    /type|declaration_pattern|recursive_pattern/.test(type) || node.type === "instanceof_expression";
  return compare(isType ? "instanceof" : "==", right);
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
