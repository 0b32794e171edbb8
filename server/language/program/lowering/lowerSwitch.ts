import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Case, Expression, Statement } from "../program.ts";
import { partsIn } from "../walk.ts";
import { type Lowering, partsOf } from "./lowering.ts";
import { matchPattern } from "./lowerPattern.ts";

const switches =
  /^(?:switch_statement|switch_expression|expression_switch_statement|type_switch_statement|select_statement|match_statement|match_expression|case)$/;
const arms =
  /^(?:switch_case|switch_default|switch_section|switch_expression_arm|switch_rule|switch_block_statement_group|expression_case|default_case|communication_case|type_case|case_clause|match_arm|match_conditional_expression|match_default_expression|case_statement|when|else)$/;

/** `switch` and `match`; undefined for other nodes. `blockOf` lowers the bodies of their cases. */
export function lowerSwitch(
  node: SyntaxNode,
  lower: Lowering,
  blockOf: (block: SyntaxNode | undefined) => Statement[],
): Statement | undefined {
  if (!switches.test(node.type)) return undefined;
  const parts = partsOf(node);
  const holder =
    node.child("body") ?? node.childOfType("switch_body", "switch_block", "match_block", "block") ?? node;
  const written = node.child("value") ?? node.child("subject") ?? node.child("condition");
  const first = parts[0];
  const subjectNode = written ?? (first && !arms.test(first.type) && first !== holder ? first : undefined);
  const subject = subjectNode && lower.expression(subjectNode);
  const isCalled = subject !== undefined && partsIn(subject).some(({ kind }) => kind === "call");
  const held = isCalled ? `[subject ${node.start}]` : undefined;
  const compared: Expression | undefined =
    held !== undefined && subjectNode ? { kind: "name", name: held, node: subjectNode } : subject;
  const cases = partsOf(holder)
    .filter(({ type }) => arms.test(type))
    .map((arm) => lowerArm(arm, compared, lower, blockOf));
  const fallsThrough =
    /^switch_statement$/.test(node.type) ||
    node.childOfType("switch_block")?.childOfType("switch_block_statement_group") !== undefined;
  const takesBreak = !node.type.startsWith("match");
  return { kind: "switch", subject, held, cases, fallsThrough, takesBreak, node };
}

function lowerArm(
  arm: SyntaxNode,
  subject: Expression | undefined,
  lower: Lowering,
  blockOf: (block: SyntaxNode | undefined) => Statement[],
): Case {
  const parts = partsOf(arm);
  const { type } = arm;
  const isDefault =
    /default/.test(type) || type === "else" || /^\s*(?:default\b|case\s+_|_\s*(?:=>|->))/.test(arm.text);
  if (isDefault) return { values: [], test: undefined, isDefault, body: bodyOf(arm, parts, 0, blockOf) };
  if (type === "communication_case") {
    const test: Expression = {
      kind: "other",
      parts: parts.slice(0, 1).map((part) => lower.expression(part)),
      node: arm,
    };
    return { values: [], test, isDefault: false, body: bodyOf(arm, parts, 1, blockOf) };
  }
  const labels = labelsOf(arm, parts);
  const tests = labels.map((label) =>
    subject ? matchPattern(subject, label, arm, lower) : lower.expression(label),
  );
  const guardNode = labels[0]?.child("condition") ?? arm.child("guard") ?? arm.childOfType("when_clause");
  const any = tests.reduce<Expression | undefined>(
    (left, right) => (left ? { kind: "binary", operator: "||", left, right, node: arm } : right),
    undefined,
  );
  const guard =
    guardNode &&
    lower.expression(
      partsOf(guardNode)[0] && guardNode.type === "when_clause"
        ? (partsOf(guardNode)[0] ?? guardNode)
        : guardNode,
    );
  const test =
    any && guard ? ({ kind: "binary", operator: "&&", left: any, right: guard, node: arm } as const) : any;
  return {
    values: [],
    test,
    isDefault: test === undefined,
    body: bodyOf(arm, parts, parts.filter((part) => holdsLabel(part, labels)).length, blockOf),
  };
}

/** Whether a part of a case is what it is compared with, or a list of that: Go's `case "info", "notice":`. */
function holdsLabel({ start, end }: SyntaxNode, labels: readonly SyntaxNode[]): boolean {
  return labels.some((label) => start <= label.start && label.end <= end);
}

/** What a case is compared with. */
function labelsOf(arm: SyntaxNode, parts: readonly SyntaxNode[]): SyntaxNode[] {
  const label = parts.find(({ type }) => type === "switch_label" || type === "match_condition_list");
  if (label) return partsOf(label);
  const value = arm.child("value");
  if (value?.type === "expression_list") return partsOf(value);
  // Rust calls the result of an arm its value.
  if (value && arm.type !== "match_arm") return [value];
  const [first] = parts;
  // Ruby's `when "a", "b"`.
  const patterns = parts.filter(({ field }) => field === "pattern");
  if (patterns.length > 1) return patterns;
  if (arm.type === "switch_section") return parts.filter(({ type }) => /pattern|label/.test(type));
  return first ? [first] : [];
}

function bodyOf(
  arm: SyntaxNode,
  parts: readonly SyntaxNode[],
  labels: number,
  blockOf: (block: SyntaxNode | undefined) => Statement[],
): Statement[] {
  const named =
    arm.child("return_expression") ??
    arm.child("consequence") ??
    (arm.type === "match_arm" ? arm.child("value") : undefined);
  if (named) return blockOf(named);
  const label = parts.findIndex(({ type }) => type === "switch_label");
  const isLabelled = label >= 0 || arm.type === "switch_rule" || arm.type === "switch_block_statement_group";
  const from = isLabelled
    ? label + 1
    : /default/.test(arm.type)
      ? 0
      : Math.max(labels, /switch_expression_arm|when/.test(arm.type) ? 1 : 0);
  return parts
    .slice(from)
    .filter(({ type }) => !/^(?:when_clause|switch_label)$/.test(type))
    .flatMap((part) => blockOf(part));
}
