import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Statement } from "../program.ts";
import { type Lowering, partsOf } from "./lowering.ts";

/** Loops with a condition: `while`, `do`, `for (;;)`, Go's `for`; undefined for other nodes. */
export function lowerLoop(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Statement | undefined {
  const { type } = node;
  if (
    !/^(?:while_statement|while_expression|do_statement|for_statement|loop_expression|while|until|while_modifier)$/.test(
      type,
    )
  )
    return undefined;
  const clause = node.childOfType("for_clause") ?? node;
  if (node.childOfType("range_clause") || (type === "for_statement" && node.child("left"))) return undefined;
  const isFor = type === "for_statement";
  const before = [clause.child("initializer") ?? clause.child("init")].filter((part) => part !== undefined);
  const update = clause.children.filter(
    ({ field, named }) => named && /^(?:update|increment)$/.test(field ?? ""),
  );
  const body = node.child("body") ?? parts.at(-1);
  const written =
    clause.child("condition") ?? (isFor || type === "loop_expression" ? goCondition(node, parts) : parts[0]);
  const test = written && written !== body ? lower.expression(written) : undefined;
  const negated = type === "until" && test;
  return {
    kind: "loop",
    before: before.flatMap((part) => lower.statements(part)),
    test: negated ? { kind: "unary", operator: "!", operand: negated, node } : test,
    update: update.map((part) => lower.expression(part)),
    body: lower.statements(body),
    testsLast: type === "do_statement",
    node,
  };
}

/** Go's `for x < 3 {`: the condition is a child without a name. */
function goCondition(node: SyntaxNode, parts: readonly SyntaxNode[]): SyntaxNode | undefined {
  const [first, second] = parts;
  return second &&
    first &&
    first.field === undefined &&
    first.type !== "for_clause" &&
    node.type === "for_statement"
    ? first
    : undefined;
}

/** Loops over the elements of something; undefined for other nodes. */
export function lowerEach(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
): Statement | undefined {
  if (
    !/^(?:for_in_statement|for_statement|enhanced_for_statement|foreach_statement|for_expression|for_range_loop|for)$/.test(
      node.type,
    )
  )
    return undefined;
  if (node.type === "foreach_statement" && !node.child("left") && parts.length >= 3) {
    // PHP: what is gone through stands first.
    const [held, bound] = parts;
    const inner = node.child("body") ?? parts.at(-1);
    if (held && bound)
      return {
        kind: "each",
        binders: bindersOf(bound),
        isKeyed: bound.type === "pair",
        over: lower.expression(held),
        body: lower.statements(inner),
        node,
      };
  }
  const clause = node.childOfType("range_clause") ?? node;
  const binder =
    clause.child("left") ?? clause.child("pattern") ?? clause.child("name") ?? clause.child("declarator");
  const over =
    clause.child("right") ?? clause.child("value") ?? (clause === node ? parts[1] : partsOf(clause).at(-1));
  const body = node.child("body") ?? parts.at(-1);
  if (!over || !body) return undefined;
  return {
    kind: "each",
    binders: bindersOf(binder),
    isKeyed: clause !== node,
    over: lower.expression(over),
    body: lower.statements(body),
    node,
  };
}

/** Names that a pattern binds, in order. */
export function bindersOf(node: SyntaxNode | undefined): string[] {
  if (!node) return [];
  const names = [...node.descendants()].filter(
    ({ type, children }) => /identifier|^name$/.test(type) && children.length === 0,
  );
  return names.map(({ text }) => text);
}
