import type { SilentCheck } from "./silentCheck.ts";

/** Java and C# let an expression stand alone only where it does something. */
export const notAStatement: SilentCheck = ({ namedChildren: [expression], parent }) =>
  // What an arm of a switch gives is written like a statement.
  expression && idle.test(expression.type) && parent?.type !== "switch_rule"
    ? "this is no statement"
    : undefined;

const idle =
  /^(?:binary_expression|ternary_expression|identifier|field_access|(?:decimal_)?integer_literal|string_literal|parenthesized_expression|conditional_expression|member_access_expression|instanceof_expression|real_literal|decimal_floating_point_literal)$/;
