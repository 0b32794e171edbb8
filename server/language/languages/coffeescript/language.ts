import * as families from "../../lexical/families.ts";
import { javascript } from "../javascript/language.ts";
import type { LanguageData } from "../languageData.ts";

export const coffeescript = {
  ids: ["coffeescript"],
  name: "CoffeeScript",
  lexicon: families.hashed,
  imports: javascript.imports,
  packageOf: javascript.packageOf,
} satisfies LanguageData;
