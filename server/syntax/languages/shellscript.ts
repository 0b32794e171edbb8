import type { LanguageFacts } from "../languageFacts.ts";

export const shellscript: LanguageFacts = {
  grammar: "bash",
  languageIds: ["shellscript"],
  comments: new Set(["comment"]),
  strings: new Set(["string", "raw_string", "ansi_c_string", "heredoc_body"]),
  numbers: new Set(["number"]),
  identifiers: new Set(["variable_name", "word"]),
  functions: new Set(["function_definition"]),
  imports: new Set<string>(),
  containers: new Set<string>(),
  bodies: new Set<string>(),
  wrappers: new Set<string>(),
  attributes: new Set<string>(),
  control: undefined,
};
