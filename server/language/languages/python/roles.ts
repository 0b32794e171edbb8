import type { Roles } from "../../roles/roles.ts";
import { member, variable } from "../../roles/shapes.ts";
import { emptyRoles } from "../emptyRoles.ts";

export const pythonRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["call"]),
  interpolations: new Set(["interpolation"]),
  constants: new Set(["true", "false", "none", "ellipsis"]),
  definitions: new Set(["class_definition", "type_alias_statement"]),
  frames: new Set(["decorated_definition", "expression_statement", "assignment"]),
  types: new Set(["class_definition"]),
  bindings: {
    assignment: variable("left", "right"),
    augmented_assignment: variable("left", "right"),
    named_expression: variable("name"),
    default_parameter: variable("name"),
    typed_default_parameter: variable("name"),
    pair: member("key"),
    keyword_argument: member("name"),
  },
  lists: new Set(["list", "tuple", "set"]),
  returns: new Set(["return_statement"]),
  throws: new Set(["raise_statement"]),
  comparisons: new Set(["comparison_operator"]),
  negations: new Set(["not_operator"]),
  groups: new Set(["parenthesized_expression"]),
  expressions: new Set([
    ...["binary_operator", "boolean_operator", "comparison_operator", "not_operator"],
    ...["unary_operator", "conditional_expression", "call", "attribute", "subscript", "list"],
    ...["dictionary", "set", "tuple", "string", "concatenated_string", "integer", "float"],
    ...["list_comprehension", "set_comprehension", "dictionary_comprehension"],
    ...["generator_expression", "lambda", "parenthesized_expression", "true", "false"],
  ]),
  blocks: new Set(["block", "module"]),
  arms: new Set(["case_clause"]),
  documentation: { string: true },
};
