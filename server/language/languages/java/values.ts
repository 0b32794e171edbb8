import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const javaValues = {
  ...emptyValues,
  written: new Set([
    "binary_integer_literal",
    "decimal_floating_point_literal",
    "decimal_integer_literal",
    "false",
    "float",
    "hex_floating_point_literal",
    "hex_integer_literal",
    "null_literal",
    "octal_integer_literal",
    "true",
    "type_identifier",
  ]),
  variables: new Set(["identifier"]),
  carriers: new Set([
    "array_creation_expression",
    "array_initializer",
    "binary_expression",
    "cast_expression",
    "parenthesized_expression",
    "unary_expression",
  ]),
  rows: new Set(["array_creation_expression", "array_initializer"]),
  qualified: new Set(["scoped_identifier"]),
  counters: new Set(["update_expression"]),
  ways: new Set([
    "catch_clause",
    "enhanced_for_statement",
    "for_statement",
    "if_statement",
    "lambda_expression",
    "switch_block",
    "switch_block_statement_group",
    "switch_expression",
    "switch_rule",
    "ternary_expression",
    "try_statement",
    "try_with_resources_statement",
    "while_statement",
  ]),
  effects: new Set(["assignment_expression", "update_expression"]),
} satisfies ValueRoles;
