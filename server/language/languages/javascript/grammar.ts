import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { javascriptNames } from "./names.ts";
import { javascriptRoles } from "./roles.ts";

export const javascript: LanguageFacts = {
  ...emptyFacts,
  roles: javascriptRoles,
  names: javascriptNames,
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
  exports: new Set(["export_statement"]),
  containers: new Set(["class_declaration", "class", "class_body"]),
  bodies: new Set(["class_body"]),
  wrappers: new Set(["export_statement"]),
  callbacks: new Set([
    "expression_statement",
    "call_expression",
    "parenthesized_expression",
    "arguments",
    "arrow_function",
    "function_expression",
    "statement_block",
  ]),
  control: {
    ...emptyControl,
    ifs: new Set(["if_statement"]),
    elses: new Set(["else_clause"]),
    loops: new Set(["for_statement", "for_in_statement", "while_statement", "do_statement"]),
    switches: new Set(["switch_statement"]),
    tries: new Set(["try_statement"]),
    catches: new Set(["catch_clause"]),
    ternaries: new Set(["ternary_expression"]),
    jumps: new Set(["break_statement", "continue_statement"]),
    binaries: new Set(["binary_expression"]),
    logical: new Set(["&&"]),
    nestedApart: true,
  },
};
