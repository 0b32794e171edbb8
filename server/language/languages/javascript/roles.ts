import type { Roles } from "../../roles/roles.ts";
import { member, variable } from "../../roles/shapes.ts";
import { docBlock, emptyRoles, usualRoles } from "../emptyRoles.ts";

export const javascriptRoles: Roles = {
  ...emptyRoles,
  ...usualRoles,
  calls: new Set(["call_expression"]),
  creations: new Set(["new_expression"]),
  interpolations: new Set(["template_substitution"]),
  constants: new Set(["true", "false", "null", "undefined", "regex"]),
  definitions: new Set(["class_declaration", "class", "field_definition"]),
  frames: new Set([
    "export_statement",
    "lexical_declaration",
    "variable_declaration",
    "variable_declarator",
    "expression_statement",
    "assignment_expression",
    "pair",
  ]),
  types: new Set(["class_declaration", "class"]),
  lists: new Set(["array"]),
  bindings: {
    variable_declarator: variable("name"),
    field_definition: variable("property"),
    assignment_expression: variable("left", "right"),
    augmented_assignment_expression: variable("left", "right"),
    assignment_pattern: variable("left", "right"),
    object_assignment_pattern: variable("left", "right"),
    pair: member("key"),
    jsx_attribute: { kind: "member" },
  },
  expressions: new Set([
    ...["binary_expression", "unary_expression", "ternary_expression", "call_expression"],
    ...["new_expression", "member_expression", "subscript_expression"],
    ...["parenthesized_expression", "object", "array", "string", "template_string", "number"],
    ...["regex", "true", "false", "arrow_function", "function_expression"],
  ]),
  blocks: new Set(["statement_block", "program", "class_body", "switch_body"]),
  arms: new Set(["switch_case", "switch_default"]),
  documentation: { mark: docBlock },
};
