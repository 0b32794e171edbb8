import * as families from "../../lexical/families.ts";
import { c } from "../c/language.ts";
import type { LanguageData } from "../languageData.ts";

export const cuda = {
  ids: ["cuda"],
  name: "CUDA",
  lexicon: families.cpp,
  imports: c.imports,
} satisfies LanguageData;
