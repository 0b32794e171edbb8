import type { LanguageFacts } from "../languageFacts.ts";

export const javascript: LanguageFacts = {
  grammar: "javascript",
  languageIds: ["javascript", "javascriptreact"],
  comments: new Set(["comment", "html_comment", "hash_bang_line"]),
  strings: new Set(["string", "template_string", "regex", "jsx_text"]),
  numbers: new Set(["number"]),
  identifiers: new Set([
    "identifier",
    "property_identifier",
    "private_property_identifier",
    "shorthand_property_identifier",
    "shorthand_property_identifier_pattern",
    "statement_identifier",
  ]),
  functions: new Set([
    "function_declaration",
    "function_expression",
    "arrow_function",
    "method_definition",
    "generator_function",
    "generator_function_declaration",
  ]),
  imports: new Set(["import_statement"]),
  containers: new Set(["class_declaration", "class", "class_body"]),
  bodies: new Set(["class_body"]),
  wrappers: new Set(["export_statement"]),
  attributes: new Set<string>(),
};
