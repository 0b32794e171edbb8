import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const julia = {
  ids: ["julia"],
  name: "Julia",
  lexicon: families.julia,
  imports: [
    { pattern: /^[ \t]*(?:using|import)[ \t]+([\w., ]+)/gm, names: (match) => (match[1] ?? "").split(",") },
  ],
} satisfies LanguageData;
