import type { Roles } from "../../roles/roles.ts";
import { member } from "../../roles/shapes.ts";
import { emptyRoles } from "../emptyRoles.ts";
import { luaParts } from "./parts.ts";
import { luaValues } from "./values.ts";

export const luaRoles: Roles = {
  ...emptyRoles,
  ...luaValues,
  ...luaParts,
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
  operations: new Set(["binary_expression"]),
  assignments: new Set(["assignment_statement"]),
  argumentLists: new Set(["arguments"]),
  subscripts: new Set(["bracket_index_expression"]),
  memberAccesses: new Set(["dot_index_expression", "method_index_expression"]),
  sequences: new Set(["expression_list"]),
  loopJumps: new Set(["break_statement"]),
  idle: new Set(["empty_statement"]),
  namingPlaces: new Set(["attribute"]),
  unaries: new Set(["unary_expression"]),
  declarations: new Set(["variable_declaration"]),
  labelNames: new Set(["identifier"]),
  parameterLists: new Set(["parameters"]),
  receiverNames: /^self\b/,
  documentation: { mark: /^---(?!-)/ },
};
