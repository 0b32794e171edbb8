import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyFacts } from "../emptyFacts.ts";
import { shellscriptRoles } from "./roles.ts";

export const shellscript: LanguageFacts = {
  ...emptyFacts,
  roles: shellscriptRoles,
  grammar: "bash",
  languageIds: ["shellscript"],
  comments: new Set(["comment"]),
  strings: new Set(["string", "raw_string", "ansi_c_string", "heredoc_body"]),
  numbers: new Set(["number"]),
  identifiers: new Set(["variable_name", "word"]),
  functions: new Set(["function_definition"]),
};
