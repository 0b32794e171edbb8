import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { endOfQuery } from "./endOfQuery.ts";

export const sql = {
  ids: ["sql"],
  name: "SQL",
  lexicon: families.sql,
  closing: { follows: endOfQuery },
} satisfies LanguageData;
