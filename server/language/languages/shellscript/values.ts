import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const shellscriptValues = {
  ...emptyValues,
  written: new Set(["number", "regex", "string_content"]),
  variables: new Set(["variable_name"]),
  carriers: new Set(["array", "binary_expression", "list", "parenthesized_expression", "unary_expression"]),
  rows: new Set(["array", "list"]),
  ways: new Set([
    "c_style_for_statement",
    "case_item",
    "case_statement",
    "elif_clause",
    "else_clause",
    "for_statement",
    "function_definition",
    "if_statement",
    "ternary_expression",
    "while_statement",
  ]),
  effects: new Set(["variable_assignment", "variable_assignments"]),
} satisfies ValueRoles;
