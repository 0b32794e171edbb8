import type { Roles } from "../../roles/roles.ts";
import { variable } from "../../roles/shapes.ts";
import { emptyRoles } from "../emptyRoles.ts";
import { shellscriptParts } from "./parts.ts";
import { shellscriptValues } from "./values.ts";

export const shellscriptRoles: Roles = {
  ...emptyRoles,
  ...shellscriptValues,
  ...shellscriptParts,
  operators: new Set(["test_operator"]),
  calls: new Set(["command"]),
  interpolations: new Set([
    "simple_expansion",
    "expansion",
    "command_substitution",
    "arithmetic_expansion",
    "process_substitution",
  ]),
  frames: new Set(["declaration_command"]),
  bindings: { variable_assignment: variable("name") },
  throwingCalls: new Set(["exit"]),
  comparisons: new Set(["binary_expression"]),
  negations: new Set(["negated_command", "unary_expression"]),
  groups: new Set(["parenthesized_expression"]),
  blocks: new Set(["compound_statement", "do_group", "program"]),
  arms: new Set(["case_item"]),
  operations: new Set(["binary_expression"]),
  assignments: new Set(["variable_assignment"]),
  subscripts: new Set(["subscript"]),
  shellTexts: new Set(["command_substitution"]),
  unaries: new Set(["unary_expression", "negated_command"]),
  documentation: { place: true },
};
