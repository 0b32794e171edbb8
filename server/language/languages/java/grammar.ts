import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { javaNames } from "./names.ts";
import { javaRoles } from "./roles.ts";

export const java: LanguageFacts = {
  ...emptyFacts,
  roles: javaRoles,
  names: javaNames,
  grammar: "java",
  languageIds: ["java"],
  comments: new Set(["line_comment", "block_comment"]),
  strings: new Set(["string_literal", "character_literal"]),
  numbers: new Set([
    "decimal_integer_literal",
    "hex_integer_literal",
    "octal_integer_literal",
    "binary_integer_literal",
    "decimal_floating_point_literal",
    "hex_floating_point_literal",
  ]),
  identifiers: new Set(["identifier", "type_identifier"]),
  functions: new Set([
    "method_declaration",
    "constructor_declaration",
    "compact_constructor_declaration",
    "lambda_expression",
  ]),
  imports: new Set(["import_declaration"]),
  containers: new Set([
    "class_declaration",
    "class_body",
    "interface_declaration",
    "interface_body",
    "enum_declaration",
    "enum_body",
    "enum_body_declarations",
    "record_declaration",
  ]),
  bodies: new Set(["class_body", "interface_body", "enum_body", "enum_body_declarations"]),
  control: {
    ...emptyControl,
    ifs: new Set(["if_statement"]),
    loops: new Set(["for_statement", "enhanced_for_statement", "while_statement", "do_statement"]),
    switches: new Set(["switch_expression"]),
    tries: new Set(["try_statement", "try_with_resources_statement"]),
    catches: new Set(["catch_clause"]),
    ternaries: new Set(["ternary_expression"]),
    jumps: new Set(["break_statement", "continue_statement"]),
    binaries: new Set(["binary_expression"]),
    logical: new Set(["&&", "||"]),
  },
};
