import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { rustNames } from "./names.ts";
import { rustRoles } from "./roles.ts";

export const rust: LanguageFacts = {
  ...emptyFacts,
  roles: rustRoles,
  names: rustNames,
  grammar: "rust",
  languageIds: ["rust"],
  comments: new Set(["line_comment", "block_comment"]),
  strings: new Set(["string_literal", "raw_string_literal", "char_literal"]),
  numbers: new Set(["integer_literal", "float_literal"]),
  identifiers: new Set(["identifier", "field_identifier", "type_identifier", "shorthand_field_identifier"]),
  functions: new Set(["function_item", "function_signature_item", "closure_expression"]),
  imports: new Set(["use_declaration", "extern_crate_declaration"]),
  containers: new Set(["impl_item", "trait_item", "mod_item", "declaration_list"]),
  bodies: new Set(["declaration_list"]),
  attributes: new Set(["attribute_item", "inner_attribute_item"]),
  control: {
    ...emptyControl,
    ifs: new Set(["if_expression"]),
    elses: new Set(["else_clause"]),
    loops: new Set(["for_expression", "while_expression", "loop_expression"]),
    switches: new Set(["match_expression"]),
    jumps: new Set(["break_expression", "continue_expression"]),
    binaries: new Set(["binary_expression"]),
    logical: new Set(["&&", "||"]),
  },
};
