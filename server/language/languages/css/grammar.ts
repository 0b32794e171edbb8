import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyFacts } from "../emptyFacts.ts";

export const css: LanguageFacts = {
  ...emptyFacts,
  grammar: "css",
  languageIds: ["css"],
  comments: new Set(["comment"]),
  strings: new Set(["string_value"]),
  numbers: new Set(["integer_value", "float_value"]),
  identifiers: new Set(["class_name", "id_name", "property_name", "identifier"]),
  imports: new Set(["import_statement"]),
};
