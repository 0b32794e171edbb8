import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const ini = {
  ids: ["ini"],
  name: "INI",
  lexicon: families.ini,
  closing: { signs: [] },
} satisfies LanguageData;
