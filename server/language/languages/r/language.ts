import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const r = {
  ids: ["r"],
  name: "R",
  lexicon: families.r,
  imports: [{ pattern: /\b(?:library|require|requireNamespace)\s*\(\s*["']?([\w.]+)["']?/g }],
} satisfies LanguageData;
