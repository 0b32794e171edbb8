import type { Roles } from "../../roles/roles.ts";
import { emptyRoles } from "../emptyRoles.ts";
import { powershellParts } from "./parts.ts";
import { powershellValues } from "./values.ts";

export const powershellRoles: Roles = {
  ...emptyRoles,
  ...powershellValues,
  ...powershellParts,
  operators: new Set(["comparison_operator"]),
  calls: new Set(["command", "invokation_expression"]),
  definitions: new Set(["class_statement", "enum_statement"]),
  comparisons: new Set(["comparison_expression"]),
  negations: new Set(["expression_with_unary_operator"]),
  groups: new Set(["parenthesized_expression"]),
  blocks: new Set(["statement_block", "script_block", "program"]),
  arms: new Set(["switch_clause"]),
  operations: new Set([
    "additive_expression",
    "multiplicative_expression",
    "comparison_expression",
    "logical_expression",
    "bitwise_expression",
    "format_expression",
  ]),
  assignments: new Set(["assignment_expression"]),
  argumentLists: new Set(["argument_list"]),
  subscripts: new Set(["element_access"]),
  ranges: new Set(["range_expression"]),
  memberAccesses: new Set(["member_access"]),
  casts: new Set(["cast_expression"]),
  finals: new Set(["finally_clause"]),
  idle: new Set(["empty_statement"]),
  namingPlaces: new Set(["attribute", "attribute_list"]),
  unaries: new Set(["expression_with_unary_operator"]),
  documentation: { mark: /^<#\s*\.[A-Z]/i },
};
