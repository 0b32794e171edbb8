import type { GrammarNode, NameFacts, NamePlace } from "../../variables/nameFacts.ts";
import { emptyNames } from "../emptyNames.ts";

/** `f(x:)` hands over the variable of the key's name. */
function key(pair: GrammarNode): NamePlace {
  return pair.child("value") ? "none" : "unsure";
}

export const rubyNames: NameFacts = {
  ...emptyNames,
  leaves: new Set(["identifier", "hash_key_symbol"]),
  scopes: new Set([
    ...["method", "singleton_method", "lambda", "block", "do_block", "class", "module", "program"],
    "singleton_class",
  ]),
  isolated: new Set(["method", "singleton_method", "class", "module", "singleton_class"]),
  patterns: new Set([
    ...["left_assignment_list", "destructured_left_assignment", "rest_assignment"],
    ...["destructured_parameter", "array_pattern", "find_pattern"],
  ]),
  places: {
    "assignment.left": "assign",
    "operator_assignment.left": "update",
    method_parameters: "parameter",
    block_parameters: "parameter",
    lambda_parameters: "parameter",
    "optional_parameter.name": "parameter",
    "keyword_parameter.name": "parameter",
    "splat_parameter.name": "parameter",
    "hash_splat_parameter.name": "parameter",
    "block_parameter.name": "parameter",
    exception_variable: "assign",
    "for.pattern": "assign",
    "as_pattern.name": "assign",
    "in_clause.pattern": "assign",
    "pair.key": key,
    keyword_pattern: "unsure",
    "call.method": "none",
    "method.name": "none",
    "singleton_method.name": "none",
    alias: "none",
  },
  sequential: true,
  reflective: new Set(["binding", "eval", "local_variables", "instance_eval"]),
  bound: new Set(["super", "block_given?", "__method__"]),
  self: new Set(["self", "instance_variable", "class_variable"]),
  selves: new Set(["self"]),
  selfKeepers: new Set(["lambda"]),
};
