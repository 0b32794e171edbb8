import type { LanguageFacts } from "../languageFacts.ts";

export const php: LanguageFacts = {
  grammar: "php",
  languageIds: ["php"],
  comments: new Set(["comment"]),
  strings: new Set(["string", "encapsed_string", "heredoc", "nowdoc", "shell_command_expression"]),
  numbers: new Set(["integer", "float"]),
  identifiers: new Set(["name", "variable_name"]),
  functions: new Set(["function_definition", "method_declaration", "anonymous_function", "arrow_function"]),
  imports: new Set([
    "namespace_use_declaration",
    "include_expression",
    "include_once_expression",
    "require_expression",
    "require_once_expression",
  ]),
  containers: new Set([
    "class_declaration",
    "trait_declaration",
    "interface_declaration",
    "declaration_list",
    "namespace_definition",
    "compound_statement",
  ]),
  bodies: new Set(["declaration_list", "compound_statement"]),
  wrappers: new Set<string>(),
  attributes: new Set<string>(),
};
