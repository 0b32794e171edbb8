import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const luaValues = {
  ...emptyValues,
  written: new Set(["false", "nil", "number", "string_content", "true"]),
  variables: new Set(["identifier"]),
  carriers: new Set(["binary_expression", "expression_list", "parenthesized_expression", "unary_expression"]),
  rows: new Set(["expression_list"]),
  ways: new Set([
    "else_statement",
    "elseif_statement",
    "for_generic_clause",
    "for_numeric_clause",
    "for_statement",
    "function_declaration",
    "function_definition",
    "if_statement",
    "while_statement",
  ]),
  effects: new Set(["assignment_statement"]),
} satisfies ValueRoles;
