import { c } from "../c/language.ts";
import type { LanguageData } from "../languageData.ts";

export const objectiveC = {
  ids: ["objective-c", "objective-cpp"],
  name: "Objective-C",
  imports: c.imports,
} satisfies LanguageData;
