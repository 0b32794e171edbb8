import type { ValueRoles } from "../../roles/valueRoles.ts";
import { emptyValues } from "../emptyValues.ts";

/** What the values of an expression are made of. */
export const powershellValues = {
  ...emptyValues,
  written: new Set([
    "decimal_integer_literal",
    "hexadecimal_integer_literal",
    "integer_literal",
    "real_literal",
    "type_identifier",
  ]),
  carriers: new Set(["array_expression", "cast_expression", "parenthesized_expression", "unary_expression"]),
  rows: new Set(["array_expression"]),
  ways: new Set([
    "catch_clause",
    "catch_clauses",
    "else_clause",
    "elseif_clause",
    "elseif_clauses",
    "for_statement",
    "foreach_command",
    "foreach_statement",
    "function_statement",
    "if_statement",
    "invokation_foreach_expression",
    "switch_body",
    "switch_clause",
    "switch_clause_condition",
    "switch_clauses",
    "switch_statement",
    "try_statement",
    "while_condition",
    "while_statement",
  ]),
  effects: new Set(["assignment_expression", "left_assignment_expression"]),
} satisfies ValueRoles;
