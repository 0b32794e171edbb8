import type { LanguageFacts } from "../languageFacts.ts";

export const rust: LanguageFacts = {
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
  wrappers: new Set<string>(),
  attributes: new Set(["attribute_item", "inner_attribute_item"]),
};
