import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { goNames } from "./names.ts";
import { goRoles } from "./roles.ts";

export const go: LanguageFacts = {
  ...emptyFacts,
  roles: goRoles,
  names: goNames,
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
  control: {
    ...emptyControl,
    ifs: new Set(["if_statement"]),
    loops: new Set(["for_statement"]),
    switches: new Set(["expression_switch_statement", "type_switch_statement", "select_statement"]),
    jumps: new Set(["break_statement", "continue_statement", "goto_statement"]),
    binaries: new Set(["binary_expression"]),
    logical: new Set(["&&", "||"]),
  },
};
