import * as families from "../../lexical/families.ts";
import { followsInData } from "../json/followsInData.ts";
import type { LanguageData } from "../languageData.ts";

export const jsonc = {
  ids: ["jsonc", "json5"],
  name: "JSON with comments",
  lexicon: families.jsonc,
  closing: { follows: followsInData },
} satisfies LanguageData;
