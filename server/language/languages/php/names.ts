import type { GrammarNode, NameFacts, NamePlace } from "../../variables/nameFacts.ts";
import { emptyNames } from "../emptyNames.ts";

/** `foreach ($list as $key => $value)`: all but the list and the body are given values. */
function loopVariable(loop: GrammarNode, leaf: GrammarNode): NamePlace {
  return loop.namedChildren[0] === leaf ? "read" : "assign";
}

/** Arrays are values: to change an element is to change the variable. */
function element(access: GrammarNode, leaf: GrammarNode): NamePlace {
  if (access.namedChildren[0] !== leaf) return "read";
  let outer = access;
  while (outer.parent?.type === "subscript_expression" && outer.parent.namedChildren[0] === outer)
    outer = outer.parent;
  return changing.has(outer.parent?.type ?? "") && outer.field !== "right" ? "update" : "read";
}

const changing: ReadonlySet<string> = new Set([
  ...["assignment_expression", "augmented_assignment_expression", "reference_assignment_expression"],
  ...["update_expression", "unset_statement", "list_literal"],
]);

export const phpNames: NameFacts = {
  ...emptyNames,
  leaves: new Set(["variable_name"]),
  scopes: new Set([
    ...["function_definition", "method_declaration", "anonymous_function", "arrow_function", "program"],
    "declaration_list",
  ]),
  isolated: new Set(["function_definition", "method_declaration", "anonymous_function"]),
  patterns: new Set(["list_literal", "pair"]),
  places: {
    "assignment_expression.left": "assign",
    "augmented_assignment_expression.left": "update",
    reference_assignment_expression: "foreign",
    "simple_parameter.name": "parameter",
    "variadic_parameter.name": "parameter",
    "property_promotion_parameter.name": "foreign",
    "catch_clause.name": "assign",
    foreach_statement: loopVariable,
    subscript_expression: element,
    "static_variable_declaration.name": "foreign",
    global_declaration: "foreign",
    anonymous_function_use_clause: "capture",
    by_ref: "foreign",
    unset_statement: "foreign",
    "update_expression.argument": "update",
    "scoped_property_access_expression.name": "none",
    "property_element.name": "none",
    dynamic_variable_name: "foreign",
  },
  reflective: new Set(["compact", "extract", "eval", "get_defined_vars", "func_get_args", "parse_str"]),
  self: new Set(["$this", "self", "static", "parent"]),
  selves: new Set(["$this", "self", "static"]),
  selfKeepers: new Set(["arrow_function", "anonymous_function"]),
  namesArguments: true,
};
