import * as families from "../../lexical/families.ts";
import { java } from "../java/language.ts";
import type { LanguageData } from "../languageData.ts";

export const groovy = {
  ids: ["groovy"],
  name: "Groovy",
  lexicon: families.groovy,
  imports: java.imports,
  packageOf: java.packageOf,
} satisfies LanguageData;
