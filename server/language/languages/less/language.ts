import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const less = {
  ids: ["less"],
  name: "Less",
  lexicon: families.scss,
  closing: { signs: [] },
} satisfies LanguageData;
