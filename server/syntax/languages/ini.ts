import type { LanguageFacts } from "../languageFacts.ts";

export const ini: LanguageFacts = {
  grammar: "ini",
  languageIds: ["ini"],
  comments: new Set(["comment"]),
  strings: new Set<string>(),
  numbers: new Set<string>(),
  identifiers: new Set(["setting_name", "section_name"]),
  functions: new Set<string>(),
  imports: new Set<string>(),
  containers: new Set<string>(),
  bodies: new Set<string>(),
  wrappers: new Set<string>(),
  attributes: new Set<string>(),
  control: undefined,
};
