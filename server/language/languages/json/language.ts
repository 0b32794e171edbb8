import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { followsInData } from "./followsInData.ts";

export const json = {
  ids: ["json"],
  name: "JSON",
  lexicon: families.json,
  closing: { follows: followsInData },
} satisfies LanguageData;
