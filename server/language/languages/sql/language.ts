import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const sql = {
  ids: ["sql"],
  name: "SQL",
  lexicon: families.sql,
} satisfies LanguageData;
