import type { Roles } from "../../roles/roles.ts";
import { variable } from "../../roles/shapes.ts";
import { docBlockOrSlashes, emptyRoles } from "../emptyRoles.ts";

export const csharpRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["invocation_expression"]),
  creations: new Set(["object_creation_expression", "implicit_object_creation_expression"]),
  interpolations: new Set(["interpolation"]),
  constants: new Set(["boolean_literal", "null_literal"]),
  definitions: new Set([
    "class_declaration",
    "struct_declaration",
    "interface_declaration",
    "enum_declaration",
    "record_declaration",
    "delegate_declaration",
    "namespace_declaration",
    "property_declaration",
    "indexer_declaration",
    "event_declaration",
    "event_field_declaration",
    "field_declaration",
    "enum_member_declaration",
  ]),
  frames: new Set([
    "local_declaration_statement",
    "variable_declaration",
    "variable_declarator",
    "global_statement",
    "expression_statement",
  ]),
  bindings: {
    variable_declarator: { target: "name", kind: "variable" },
    assignment_expression: variable("left", "right"),
    property_declaration: variable("name"),
    parameter: { target: "name", kind: "variable" },
    enum_member_declaration: variable("name"),
  },
  returns: new Set(["return_statement"]),
  throws: new Set(["throw_statement", "throw_expression"]),
  comparisons: new Set(["binary_expression"]),
  negations: new Set(["prefix_unary_expression"]),
  groups: new Set(["parenthesized_expression", "checked_expression"]),
  blocks: new Set(["block", "compilation_unit", "declaration_list", "switch_body"]),
  arms: new Set(["switch_section", "switch_expression_arm"]),
  documentation: { mark: docBlockOrSlashes },
};
