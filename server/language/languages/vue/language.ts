import * as families from "../../lexical/families.ts";
import { javascript } from "../javascript/language.ts";
import type { LanguageData } from "../languageData.ts";

export const vue = {
  ids: ["vue", "svelte"],
  name: "Vue",
  lexicon: families.component,
  imports: javascript.imports,
  packageOf: javascript.packageOf,
  evidence: javascript.evidence,
} satisfies LanguageData;
