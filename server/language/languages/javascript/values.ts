import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const javascriptValues = {
  ...emptyValues,
  written: new Set(["false", "null", "number", "regex", "true", "undefined"]),
  variables: new Set(["identifier", "shorthand_property_identifier"]),
  carriers: new Set([
    "array",
    "binary_expression",
    "jsx_expression",
    "object",
    "pair",
    "parenthesized_expression",
    "template_substitution",
    "unary_expression",
  ]),
  rows: new Set(["array", "jsx_expression", "spread_element"]),
  insertions: new Set(["template_substitution"]),
  counters: new Set(["update_expression"]),
  ways: new Set([
    "arrow_function",
    "catch_clause",
    "else_clause",
    "for_in_statement",
    "for_statement",
    "function_declaration",
    "function_expression",
    "generator_function",
    "generator_function_declaration",
    "if_statement",
    "switch_body",
    "switch_case",
    "switch_default",
    "switch_statement",
    "ternary_expression",
    "try_statement",
    "while_statement",
  ]),
  effects: new Set([
    "assignment_expression",
    "assignment_pattern",
    "augmented_assignment_expression",
    "object_assignment_pattern",
    "update_expression",
  ]),
  optionals: new Set(["optional_chain"]),
} satisfies ValueRoles;
