import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const css = {
  ids: ["css"],
  name: "CSS",
  lexicon: families.css,
  closing: { signs: [] },
} satisfies LanguageData;
