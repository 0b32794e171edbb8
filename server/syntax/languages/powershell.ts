import type { LanguageFacts } from "../languageFacts.ts";

export const powershell: LanguageFacts = {
  grammar: "powershell",
  languageIds: ["powershell"],
  comments: new Set(["comment"]),
  strings: new Set(["string_literal"]),
  numbers: new Set(["integer_literal", "real_literal"]),
  identifiers: new Set(["variable", "simple_name", "command_name"]),
  functions: new Set(["function_statement", "class_method_definition"]),
  imports: new Set<string>(),
  containers: new Set<string>(),
  bodies: new Set<string>(),
  wrappers: new Set<string>(),
  attributes: new Set<string>(),
  control: undefined,
};
