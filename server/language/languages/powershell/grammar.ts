import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyFacts } from "../emptyFacts.ts";
import { powershellRoles } from "./roles.ts";

export const powershell: LanguageFacts = {
  ...emptyFacts,
  roles: powershellRoles,
  grammar: "powershell",
  languageIds: ["powershell"],
  comments: new Set(["comment"]),
  strings: new Set(["string_literal"]),
  numbers: new Set(["integer_literal", "real_literal"]),
  identifiers: new Set(["variable", "simple_name", "command_name"]),
  functions: new Set(["function_statement", "class_method_definition"]),
};
