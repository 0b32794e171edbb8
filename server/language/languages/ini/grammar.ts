import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyFacts } from "../emptyFacts.ts";

export const ini: LanguageFacts = {
  ...emptyFacts,
  grammar: "ini",
  languageIds: ["ini"],
  comments: new Set(["comment"]),
  identifiers: new Set(["setting_name", "section_name"]),
};
