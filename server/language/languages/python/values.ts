import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const pythonValues = {
  ...emptyValues,
  written: new Set(["false", "float", "integer", "none", "string_content", "true"]),
  variables: new Set(["identifier"]),
  carriers: new Set([
    "binary_operator",
    "boolean_operator",
    "concatenated_string",
    "dictionary",
    "expression_list",
    "interpolation",
    "list",
    "pair",
    "parenthesized_expression",
    "set",
    "tuple",
  ]),
  rows: new Set(["expression_list", "list", "list_splat", "set", "tuple"]),
  comprehensions: new Set(["generator_expression", "list_comprehension", "set_comprehension"]),
  insertions: new Set(["interpolation"]),
  ways: new Set([
    "boolean_operator",
    "case_clause",
    "conditional_expression",
    "elif_clause",
    "else_clause",
    "except_clause",
    "for_in_clause",
    "for_statement",
    "function_definition",
    "if_clause",
    "if_statement",
    "lambda",
    "match_statement",
    "try_statement",
    "while_statement",
  ]),
  effects: new Set(["assignment", "augmented_assignment", "delete_statement", "named_expression"]),
  repetitions: new Set([
    "dictionary_comprehension",
    "generator_expression",
    "list_comprehension",
    "set_comprehension",
  ]),
} satisfies ValueRoles;
