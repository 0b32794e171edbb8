import type { NameFacts } from "../../variables/nameFacts.ts";
import { declaresWith, emptyNames } from "../emptyNames.ts";

export const goNames: NameFacts = {
  ...emptyNames,
  leaves: new Set(["identifier"]),
  types: new Set(["type_identifier"]),
  scopes: new Set([
    ...["function_declaration", "method_declaration", "func_literal", "function_type", "method_elem"],
    ...["block", "if_statement", "for_statement", "expression_switch_statement", "type_switch_statement"],
    ...["select_statement", "expression_case", "default_case", "type_case", "communication_case"],
    "source_file",
  ]),
  patterns: new Set(["expression_list", "literal_element"]),
  places: {
    "short_var_declaration.left": "define",
    "var_spec.name": "block",
    "const_spec.name": "block",
    "parameter_declaration.name": "parameter",
    "variadic_parameter_declaration.name": "parameter",
    "range_clause.left": declaresWith(":="),
    "receive_statement.left": declaresWith(":="),
    "type_switch_statement.alias": "block",
    "assignment_statement.left": "write",
    inc_statement: "update",
    dec_statement: "update",
    "function_declaration.name": "around",
    "type_spec.name": "type",
    "type_alias.name": "type",
    "keyed_element.key": "unsure",
  },
  sequential: true,
};
