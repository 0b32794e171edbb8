import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const goValues = {
  ...emptyValues,
  written: new Set(["false", "float_literal", "int_literal", "nil", "true", "type_identifier"]),
  variables: new Set(["identifier"]),
  carriers: new Set([
    "binary_expression",
    "composite_literal",
    "expression_list",
    "literal_element",
    "literal_value",
    "parenthesized_expression",
    "slice_type",
    "unary_expression",
  ]),
  rows: new Set(["expression_list", "literal_element", "literal_value"]),
  ways: new Set([
    "communication_case",
    "default_case",
    "expression_case",
    "expression_switch_statement",
    "for_clause",
    "for_statement",
    "function_declaration",
    "if_statement",
    "type_case",
    "type_switch_statement",
  ]),
  effects: new Set(["assignment_statement", "dec_statement", "inc_statement"]),
} satisfies ValueRoles;
