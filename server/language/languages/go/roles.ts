import type { Roles } from "../../roles/roles.ts";
import { member, variable } from "../../roles/shapes.ts";
import { emptyRoles } from "../emptyRoles.ts";

export const goRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["call_expression", "type_conversion_expression"]),
  constants: new Set(["true", "false", "nil", "iota"]),
  definitions: new Set([
    "type_declaration",
    "type_spec",
    "type_alias",
    "const_declaration",
    "var_declaration",
    "const_spec",
    "var_spec",
    "field_declaration",
    "method_elem",
    "package_clause",
  ]),
  frames: new Set(["const_declaration", "var_declaration", "var_spec_list", "short_var_declaration"]),
  types: new Set(["type_spec"]),
  bindings: {
    short_var_declaration: variable("left", "right"),
    assignment_statement: variable("left", "right"),
    var_spec: variable("name"),
    const_spec: variable("name"),
    keyed_element: member("key"),
  },
  lists: new Set(["literal_value"]),
  elementFrames: new Set(["literal_element"]),
  returns: new Set(["return_statement"]),
  throwingCalls: new Set(["panic", "log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf"]),
  comparisons: new Set(["binary_expression"]),
  negations: new Set(["unary_expression"]),
  groups: new Set(["parenthesized_expression"]),
  expressions: new Set([
    ...["binary_expression", "unary_expression", "call_expression", "selector_expression"],
    ...["index_expression", "slice_expression", "composite_literal"],
    ...["type_conversion_expression", "parenthesized_expression", "interpreted_string_literal"],
    ...["raw_string_literal", "rune_literal", "int_literal", "float_literal"],
  ]),
  blocks: new Set(["block", "statement_list", "source_file"]),
  arms: new Set(["expression_case", "default_case", "type_case", "communication_case"]),
  documentation: { place: true },
};
