import type { LanguageFacts } from "../../languageFacts.ts";
import { cFamilyControl, emptyFacts } from "../emptyFacts.ts";
import { cppNames } from "./names.ts";
import { cppRoles } from "./roles.ts";

export const cpp: LanguageFacts = {
  ...emptyFacts,
  roles: cppRoles,
  names: cppNames,
  grammar: "cpp",
  languageIds: ["c", "cpp"],
  comments: new Set(["comment"]),
  strings: new Set(["string_literal", "raw_string_literal", "char_literal", "system_lib_string"]),
  numbers: new Set(["number_literal"]),
  identifiers: new Set(["identifier", "field_identifier", "type_identifier", "namespace_identifier"]),
  functions: new Set(["function_definition", "lambda_expression"]),
  imports: new Set(["preproc_include", "using_declaration"]),
  containers: new Set([
    "namespace_definition",
    "declaration_list",
    "class_specifier",
    "struct_specifier",
    "field_declaration_list",
    "linkage_specification",
    "preproc_ifdef",
    "preproc_if",
    "preproc_else",
  ]),
  bodies: new Set(["declaration_list", "field_declaration_list"]),
  wrappers: new Set(["template_declaration"]),
  control: {
    ...cFamilyControl,
    elses: new Set(["else_clause"]),
    loops: new Set(["for_statement", "for_range_loop", "while_statement", "do_statement"]),
    switches: new Set(["switch_statement"]),
    logical: new Set(["&&", "||", "and", "or"]),
  },
};
