import type { Roles } from "../../roles/roles.ts";
import { member, variable } from "../../roles/shapes.ts";
import { emptyRoles } from "../emptyRoles.ts";

export const rubyRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["call"]),
  interpolations: new Set(["interpolation"]),
  constants: new Set(["true", "false", "nil"]),
  definitions: new Set(["class", "module", "singleton_class"]),
  frames: new Set(["assignment"]),
  types: new Set(["class", "module"]),
  hasExtensions: true,
  bindings: {
    assignment: variable("left", "right"),
    operator_assignment: variable("left", "right"),
    optional_parameter: variable("name"),
    keyword_parameter: variable("name"),
    pair: member("key"),
  },
  lists: new Set(["array"]),
  returns: new Set(["return"]),
  throwingCalls: new Set(["raise", "fail", "abort", "exit"]),
  comparisons: new Set(["binary"]),
  negations: new Set(["unary"]),
  groups: new Set(["parenthesized_statements"]),
  expressions: new Set([
    ...["binary", "unary", "conditional", "call", "element_reference", "string", "integer"],
    ...["float", "array", "hash", "parenthesized_statements", "scope_resolution", "true"],
    ...["false"],
  ]),
  blocks: new Set(["body_statement", "block_body", "then", "do", "program"]),
  arms: new Set(["when", "in_clause"]),
  lastIsValue: true,
  documentation: { place: true, mark: /^##(?![#!])/ },
};
