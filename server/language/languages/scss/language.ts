import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const scss = {
  ids: ["scss"],
  name: "SCSS",
  lexicon: families.scss,
  closing: { signs: [] },
} satisfies LanguageData;
