import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { luaNames } from "./names.ts";
import { luaRoles } from "./roles.ts";

export const lua: LanguageFacts = {
  ...emptyFacts,
  roles: luaRoles,
  names: luaNames,
  grammar: "lua",
  languageIds: ["lua"],
  comments: new Set(["comment", "hash_bang_line"]),
  strings: new Set(["string"]),
  numbers: new Set(["number"]),
  identifiers: new Set(["identifier"]),
  functions: new Set(["function_declaration", "function_definition"]),
  control: {
    ...emptyControl,
    ifs: new Set(["if_statement"]),
    elseIfs: new Set(["elseif_statement"]),
    elses: new Set(["else_statement"]),
    loops: new Set(["for_statement", "while_statement", "repeat_statement"]),
    jumps: new Set(["goto_statement"]),
    binaries: new Set(["binary_expression"]),
    logical: new Set(["and", "or"]),
  },
};
