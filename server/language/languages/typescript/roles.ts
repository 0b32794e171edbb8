import type { Roles } from "../../roles/roles.ts";
import { variable } from "../../roles/shapes.ts";
import { javascriptRoles } from "../javascript/roles.ts";
import { typescriptParts, typescriptreactParts } from "./parts.ts";
import { typescriptreactValues, typescriptValues } from "./values.ts";

const { field_definition: _, jsx_attribute, ...bindings } = javascriptRoles.bindings;
const groups = ["parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"];

export const typescriptRoles: Roles = {
  ...javascriptRoles,
  ...typescriptValues,
  ...typescriptParts,
  embedded: new Set(),
  markup: new Set(),
  casts: new Set(["as_expression", "satisfies_expression"]),
  namingPlaces: new Set([
    "assignment_pattern",
    "decorator",
    "break_statement",
    "continue_statement",
    "enum_body",
    "enum_assignment",
    "required_parameter",
    "optional_parameter",
    "literal_type",
    "type_arguments",
    "array_type",
  ]),
  modifiers: new Set(["accessibility_modifier", "override_modifier"]),
  interfaces: new Set(["interface_declaration"]),
  propertyParameters: new Set(["required_parameter", "optional_parameter"]),
  signatures: new Set(["function_signature", "method_signature"]),
  proseLike: new Set(["labeled_statement", "assignment_pattern", "this", "type_annotation", "generic_type"]),
  definitions: new Set([
    "class_declaration",
    "class",
    "abstract_class_declaration",
    "interface_declaration",
    "type_alias_declaration",
    "enum_declaration",
    "enum_assignment",
    "internal_module",
    "module",
    "public_field_definition",
    "property_signature",
  ]),
  types: new Set([
    ...javascriptRoles.types,
    "abstract_class_declaration",
    "interface_declaration",
    "enum_declaration",
    "type_alias_declaration",
  ]),
  frames: new Set([...javascriptRoles.frames, "ambient_declaration"]),
  bindings: {
    ...bindings,
    public_field_definition: variable("name"),
    required_parameter: variable("pattern"),
    optional_parameter: variable("pattern"),
    enum_assignment: variable("name"),
  },
  expressions: new Set([...javascriptRoles.expressions, "as_expression", "non_null_expression"]),
  groups: new Set([...groups, "type_assertion"]),
};

/** JSX takes the place of casts in angle brackets. */
export const typescriptreactRoles: Roles = {
  ...typescriptRoles,
  ...typescriptreactValues,
  ...typescriptreactParts,
  bindings: { ...typescriptRoles.bindings, ...(jsx_attribute ? { jsx_attribute } : {}) },
  embedded: javascriptRoles.embedded,
  markup: javascriptRoles.markup,
  groups: new Set(groups),
};
