import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const cppValues = {
  ...emptyValues,
  written: new Set([
    "char_literal",
    "false",
    "null",
    "number_literal",
    "string_content",
    "true",
    "type_identifier",
  ]),
  variables: new Set(["identifier"]),
  carriers: new Set([
    "binary_expression",
    "cast_expression",
    "concatenated_string",
    "initializer_list",
    "parenthesized_expression",
    "unary_expression",
  ]),
  rows: new Set(["initializer_list"]),
  counters: new Set(["update_expression"]),
  ways: new Set([
    "case_statement",
    "catch_clause",
    "conditional_expression",
    "else_clause",
    "for_range_loop",
    "for_statement",
    "function_definition",
    "if_statement",
    "lambda_expression",
    "preproc_elif",
    "preproc_elifdef",
    "preproc_else",
    "preproc_if",
    "preproc_ifdef",
    "seh_except_clause",
    "seh_try_statement",
    "switch_statement",
    "try_statement",
    "while_statement",
  ]),
  effects: new Set(["assignment_expression", "update_expression"]),
} satisfies ValueRoles;
