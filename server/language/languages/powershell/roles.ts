import type { Roles } from "../../roles/roles.ts";
import { emptyRoles } from "../emptyRoles.ts";

export const powershellRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["command", "invokation_expression"]),
  definitions: new Set(["class_statement", "enum_statement"]),
  comparisons: new Set(["comparison_expression"]),
  negations: new Set(["expression_with_unary_operator"]),
  groups: new Set(["parenthesized_expression"]),
  blocks: new Set(["statement_block", "script_block", "program"]),
  arms: new Set(["switch_clause"]),
  documentation: { mark: /^<#\s*\.[A-Z]/i },
};
