import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const typescriptValues = {
  ...emptyValues,
  written: new Set([
    "boolean",
    "false",
    "null",
    "number",
    "predefined_type",
    "regex",
    "true",
    "type_identifier",
    "undefined",
  ]),
  variables: new Set(["identifier", "shorthand_property_identifier"]),
  carriers: new Set([
    "array",
    "as_expression",
    "binary_expression",
    "non_null_expression",
    "object",
    "pair",
    "parenthesized_expression",
    "satisfies_expression",
    "template_substitution",
    "unary_expression",
  ]),
  rows: new Set(["array", "spread_element"]),
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
} satisfies ValueRoles;

/** The same where JSX may stand. */
export const typescriptreactValues = {
  ...typescriptValues,
  carriers: new Set([
    "array",
    "as_expression",
    "binary_expression",
    "jsx_expression",
    "non_null_expression",
    "object",
    "pair",
    "parenthesized_expression",
    "satisfies_expression",
    "template_substitution",
    "unary_expression",
  ]),
  rows: new Set(["array", "jsx_expression", "spread_element"]),
} satisfies ValueRoles;
