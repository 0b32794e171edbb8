import type { GrammarNode, NameFacts } from "../../variables/nameFacts.ts";
import { emptyNames } from "../emptyNames.ts";

/** `println!("{name}")` reads a variable within its text. */
function formatted(node: GrammarNode): readonly string[] {
  if (node.type !== "string_literal" || node.parent?.type !== "token_tree") return [];
  return [...node.text.matchAll(/(?<!\{)(?:\{\{)*\{([a-z_]\w*)/g)].map(([, name = ""]) => name);
}

export const rustNames: NameFacts = {
  ...emptyNames,
  leaves: new Set(["identifier", "shorthand_field_identifier"]),
  types: new Set(["type_identifier"]),
  scopes: new Set([
    ...["function_item", "closure_expression", "block", "match_arm", "for_expression", "if_expression"],
    ...["while_expression", "source_file", "declaration_list", "impl_item", "trait_item"],
  ]),
  patterns: new Set([
    ...["tuple_pattern", "tuple_struct_pattern", "ref_pattern", "mut_pattern", "captured_pattern"],
    ...["struct_pattern", "field_pattern", "or_pattern", "slice_pattern", "reference_pattern"],
    "match_pattern",
  ]),
  places: {
    "tuple_struct_pattern.type": "none",
    "struct_pattern.type": "none",
    "match_pattern.condition": "read",
    "let_declaration.pattern": "block",
    "const_item.name": "around",
    "static_item.name": "around",
    "parameter.pattern": "parameter",
    closure_parameters: "parameter",
    "for_expression.pattern": "block",
    "let_condition.pattern": "block",
    "match_arm.pattern": "block",
    "assignment_expression.left": "write",
    "compound_assignment_expr.left": "update",
    "function_item.name": "around",
    "macro_invocation.macro": "none",
    "scoped_identifier.path": "none",
    "scoped_identifier.name": "none",
    lifetime: "none",
    label: "none",
    attribute: "none",
    "mod_item.name": "none",
    token_tree: "unsure",
    "struct_item.name": "type",
    "enum_item.name": "type",
    "type_parameter.name": "type",
  },
  sequential: true,
  constantsInPatterns: true,
  textNames: formatted,
  self: new Set(["self"]),
  selves: new Set(["self", "Self"]),
};
