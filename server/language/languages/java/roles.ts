import type { Roles } from "../../roles/roles.ts";
import { member, variable } from "../../roles/shapes.ts";
import { docBlockOrSlashes, emptyRoles, usualRoles } from "../emptyRoles.ts";

export const javaRoles: Roles = {
  ...emptyRoles,
  ...usualRoles,
  calls: new Set(["method_invocation", "explicit_constructor_invocation"]),
  creations: new Set(["object_creation_expression"]),
  interpolations: new Set(["string_interpolation"]),
  constants: new Set(["true", "false", "null_literal"]),
  definitions: new Set([
    "class_declaration",
    "interface_declaration",
    "enum_declaration",
    "record_declaration",
    "annotation_type_declaration",
    "module_declaration",
    "field_declaration",
    "constant_declaration",
    "enum_constant",
    "annotation_type_element_declaration",
  ]),
  frames: new Set(["local_variable_declaration", "variable_declarator", "expression_statement"]),
  types: new Set([
    "class_declaration",
    "interface_declaration",
    "enum_declaration",
    "record_declaration",
    "annotation_type_declaration",
  ]),
  lists: new Set(["array_initializer", "array_creation_expression"]),
  bindings: {
    variable_declarator: variable("name"),
    assignment_expression: variable("left", "right"),
    resource: variable("name"),
    element_value_pair: member("key"),
  },
  expressions: new Set([
    ...["binary_expression", "unary_expression", "ternary_expression", "method_invocation"],
    ...["object_creation_expression", "field_access", "array_access", "cast_expression"],
    ...["instanceof_expression", "parenthesized_expression", "string_literal"],
    ...["character_literal", "decimal_integer_literal", "hex_integer_literal"],
    ...["decimal_floating_point_literal", "array_creation_expression", "true", "false"],
  ]),
  blocks: new Set(["block", "constructor_body", "program", "class_body", "interface_body", "switch_block"]),
  arms: new Set(["switch_block_statement_group", "switch_rule"]),
  documentation: { mark: docBlockOrSlashes },
};
