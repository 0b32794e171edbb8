/** What C# refuses though the grammar takes it. */
import { bareTry } from "./bareTry.ts";
import { notAStatement } from "./notAStatement.ts";
import type { SilentCheck } from "./silentCheck.ts";

export const csharpChecks: Readonly<Record<string, SilentCheck>> = {
  expression_statement: notAStatement,
  try_statement: bareTry,
  foreach_statement: (node) =>
    node.child("type") === undefined && node.child("left")?.type === "identifier"
      ? "the type is missing in this loop"
      : undefined,
  field_declaration: (node) => {
    const isConstant = node.children.some(({ type, text }) => type === "modifier" && text === "const");
    const first = node.childOfType("variable_declaration")?.childOfType("variable_declarator");
    return isConstant && first && first.namedChildren.length < 2 ? "a constant needs a value" : undefined;
  },
};
