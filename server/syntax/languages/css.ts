import type { LanguageFacts } from "../languageFacts.ts";

export const css: LanguageFacts = {
  grammar: "css",
  languageIds: ["css"],
  comments: new Set(["comment"]),
  strings: new Set(["string_value"]),
  numbers: new Set(["integer_value", "float_value"]),
  identifiers: new Set(["class_name", "id_name", "property_name", "identifier"]),
  functions: new Set<string>(),
  imports: new Set(["import_statement"]),
  containers: new Set<string>(),
  bodies: new Set<string>(),
  wrappers: new Set<string>(),
  attributes: new Set<string>(),
  control: undefined,
};
