import type { Roles } from "../../roles/roles.ts";
import { member } from "../../roles/shapes.ts";
import { emptyRoles } from "../emptyRoles.ts";

export const luaRoles: Roles = {
  ...emptyRoles,
  calls: new Set(["function_call"]),
  constants: new Set(["true", "false", "nil"]),
  frames: new Set(["variable_declaration", "assignment_statement", "field"]),
  bindings: {
    assignment_statement: { kind: "variable" },
    field: member("name"),
  },
  lists: new Set(["table_constructor"]),
  elementFrames: new Set(["field"]),
  returns: new Set(["return_statement"]),
  throwingCalls: new Set(["error", "os.exit"]),
  comparisons: new Set(["binary_expression"]),
  negations: new Set(["unary_expression"]),
  groups: new Set(["parenthesized_expression"]),
  blocks: new Set(["block", "chunk"]),
  documentation: { mark: /^---(?!-)/ },
};
