import type { LanguageFacts } from "../../languageFacts.ts";
import { cFamilyControl, emptyFacts } from "../emptyFacts.ts";
import { csharpNames } from "./names.ts";
import { csharpRoles } from "./roles.ts";

export const csharp: LanguageFacts = {
  ...emptyFacts,
  roles: csharpRoles,
  names: csharpNames,
  grammar: "c-sharp",
  languageIds: ["csharp"],
  comments: new Set(["comment"]),
  strings: new Set([
    "string_literal",
    "verbatim_string_literal",
    "raw_string_literal",
    "character_literal",
    "interpolated_string_expression",
  ]),
  numbers: new Set(["integer_literal", "real_literal"]),
  identifiers: new Set(["identifier"]),
  functions: new Set([
    "method_declaration",
    "constructor_declaration",
    "destructor_declaration",
    "operator_declaration",
    "conversion_operator_declaration",
    "local_function_statement",
    "lambda_expression",
    "anonymous_method_expression",
    "accessor_declaration",
  ]),
  imports: new Set(["using_directive"]),
  containers: new Set([
    "namespace_declaration",
    "file_scoped_namespace_declaration",
    "declaration_list",
    "class_declaration",
    "struct_declaration",
    "interface_declaration",
    "record_declaration",
  ]),
  bodies: new Set(["declaration_list"]),
  control: {
    ...cFamilyControl,
    loops: new Set(["for_statement", "foreach_statement", "while_statement", "do_statement"]),
    switches: new Set(["switch_statement", "switch_expression"]),
    logical: new Set(["&&", "||"]),
  },
};
