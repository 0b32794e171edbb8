import type { Expression } from "../../../language/program/program.ts";
import { calculate } from "../../../language/program/values/operations.ts";
import { number } from "../../../language/program/values/value.ts";

/** The number an expression of numbers comes to: `15 * 60`, `1 << 6`. */
export function numberInExpression(expression: Expression): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "unary" && expression.operator === "-") {
    const value = numberInExpression(expression.operand);
    return value === undefined ? undefined : -value;
  }
  if (expression.kind !== "binary") return undefined;
  const left = numberInExpression(expression.left);
  const right = numberInExpression(expression.right);
  if (left === undefined || right === undefined) return undefined;
  const value = calculate(expression.operator, number(left), number(right));
  return value.kind === "number" ? value.value : undefined;
}
