import type { LanguageFacts } from "../languageFacts.ts";

export const go: LanguageFacts = {
  grammar: "go",
  languageIds: ["go"],
  comments: new Set(["comment"]),
  strings: new Set(["interpreted_string_literal", "raw_string_literal", "rune_literal"]),
  numbers: new Set(["int_literal", "float_literal", "imaginary_literal"]),
  identifiers: new Set([
    "identifier",
    "field_identifier",
    "type_identifier",
    "package_identifier",
    "label_name",
  ]),
  functions: new Set(["function_declaration", "method_declaration", "func_literal"]),
  imports: new Set(["import_declaration"]),
  containers: new Set<string>(),
  bodies: new Set<string>(),
  wrappers: new Set<string>(),
  attributes: new Set<string>(),
};
