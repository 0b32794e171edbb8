import type { Expression, FunctionDefinition } from "../../../language/program/program.ts";
import { expressionsIn } from "../../../language/program/walk.ts";

/** The texts that a function compares a parameter with. */
export function literalsOf({ body }: FunctionDefinition, name: string): readonly string[] {
  const found = body.flatMap(expressionsIn).flatMap((expression) => comparedIn(expression, name));
  return [...new Set(found)];
}

function comparedIn(expression: Expression, name: string): readonly string[] {
  if (expression.kind !== "binary" || !/^[=!]=$/.test(expression.operator)) return [];
  const { left, right } = expression;
  const isOwn = (side: Expression) => side.kind === "name" && side.name === name;
  if (isOwn(left) && right.kind === "text") return [right.value];
  return isOwn(right) && left.kind === "text" ? [left.value] : [];
}
