import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const rustValues = {
  ...emptyValues,
  written: new Set([
    "boolean_literal",
    "char_literal",
    "false",
    "float_literal",
    "integer_literal",
    "string_content",
    "true",
    "type_identifier",
  ]),
  variables: new Set(["identifier"]),
  carriers: new Set([
    "array_expression",
    "binary_expression",
    "parenthesized_expression",
    "reference_expression",
    "unary_expression",
  ]),
  rows: new Set(["array_expression", "reference_expression"]),
  qualified: new Set(["scoped_identifier"]),
  ways: new Set([
    "closure_expression",
    "else_clause",
    "for_expression",
    "function_item",
    "if_expression",
    "loop_expression",
    "match_arm",
    "match_block",
    "match_expression",
    "try_block",
    "try_expression",
    "while_expression",
  ]),
  effects: new Set(["assignment_expression", "compound_assignment_expr", "macro_invocation"]),
} satisfies ValueRoles;
