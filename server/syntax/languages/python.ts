import type { LanguageFacts } from "../languageFacts.ts";

export const python: LanguageFacts = {
  grammar: "python",
  languageIds: ["python"],
  comments: new Set(["comment"]),
  strings: new Set(["string"]),
  numbers: new Set(["integer", "float"]),
  identifiers: new Set(["identifier"]),
  functions: new Set(["function_definition", "lambda"]),
  imports: new Set(["import_statement", "import_from_statement", "future_import_statement"]),
  containers: new Set(["class_definition", "block"]),
  bodies: new Set(["block"]),
  wrappers: new Set(["decorated_definition"]),
  attributes: new Set<string>(),
};
