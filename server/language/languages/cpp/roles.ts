import type { Roles } from "../../roles/roles.ts";
import { member, variable } from "../../roles/shapes.ts";
import { docBlockOrSlashes, emptyRoles } from "../emptyRoles.ts";

export const cppRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["call_expression"]),
  creations: new Set(["new_expression"]),
  constants: new Set(["true", "false", "null"]),
  definitions: new Set([
    "class_specifier",
    "struct_specifier",
    "union_specifier",
    "enum_specifier",
    "enumerator",
    "type_definition",
    "alias_declaration",
    "namespace_definition",
    "concept_definition",
    "field_declaration",
    "preproc_def",
    "preproc_function_def",
  ]),
  frames: new Set(["template_declaration", "declaration", "init_declarator", "expression_statement"]),
  types: new Set(["class_specifier", "struct_specifier", "union_specifier", "enum_specifier"]),
  bindings: {
    init_declarator: variable("declarator"),
    assignment_expression: variable("left", "right"),
    optional_parameter_declaration: variable("declarator", "default_value"),
    enumerator: variable("name"),
    preproc_def: variable("name"),
    initializer_pair: member("designator"),
  },
  lists: new Set(["initializer_list"]),
  returns: new Set(["return_statement", "co_return_statement"]),
  throws: new Set(["throw_statement"]),
  throwingCalls: new Set(["abort", "exit", "std::abort", "std::exit", "std::terminate"]),
  comparisons: new Set(["binary_expression"]),
  negations: new Set(["unary_expression"]),
  groups: new Set(["parenthesized_expression", "condition_clause"]),
  blocks: new Set(["compound_statement", "translation_unit", "field_declaration_list", "declaration_list"]),
  arms: new Set(["case_statement"]),
  documentation: { mark: docBlockOrSlashes },
};
