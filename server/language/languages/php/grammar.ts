import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { phpNames } from "./names.ts";
import { phpRoles } from "./roles.ts";

export const php: LanguageFacts = {
  ...emptyFacts,
  roles: phpRoles,
  names: phpNames,
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
  control: {
    ...emptyControl,
    ifs: new Set(["if_statement"]),
    elseIfs: new Set(["else_if_clause"]),
    elses: new Set(["else_clause"]),
    loops: new Set(["for_statement", "foreach_statement", "while_statement", "do_statement"]),
    switches: new Set(["switch_statement", "match_expression"]),
    tries: new Set(["try_statement"]),
    catches: new Set(["catch_clause"]),
    ternaries: new Set(["conditional_expression"]),
    jumps: new Set(["break_statement", "continue_statement", "goto_statement"]),
    binaries: new Set(["binary_expression"]),
    logical: new Set(["&&", "||", "and", "or", "xor"]),
  },
};
