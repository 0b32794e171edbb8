import type { Roles } from "../../roles/roles.ts";
import { member, variable } from "../../roles/shapes.ts";
import { docBlockOrSlashes, emptyRoles } from "../emptyRoles.ts";

export const rustRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["call_expression"]),
  constants: new Set(["boolean_literal", "unit_expression"]),
  definitions: new Set([
    "struct_item",
    "enum_item",
    "union_item",
    "trait_item",
    "impl_item",
    "mod_item",
    "type_item",
    "const_item",
    "static_item",
    "macro_definition",
    "enum_variant",
    "field_declaration",
    "associated_type",
  ]),
  frames: new Set(["let_declaration", "expression_statement"]),
  types: new Set(["struct_item", "enum_item", "union_item", "trait_item", "impl_item"]),
  hasExtensions: true,
  bindings: {
    let_declaration: variable("pattern"),
    const_item: variable("name"),
    static_item: variable("name"),
    assignment_expression: variable("left", "right"),
    compound_assignment_expr: variable("left", "right"),
    field_initializer: member("field"),
  },
  returns: new Set(["return_expression"]),
  throwingCalls: new Set(["panic", "unreachable", "todo", "unimplemented", "bail", "std::process::exit"]),
  comparisons: new Set(["binary_expression"]),
  negations: new Set(["unary_expression"]),
  groups: new Set(["parenthesized_expression", "try_expression", "await_expression"]),
  blocks: new Set(["block", "source_file", "declaration_list", "match_block"]),
  arms: new Set(["match_arm"]),
  lastIsValue: true,
  documentation: { mark: docBlockOrSlashes },
};
