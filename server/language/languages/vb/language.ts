import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const vb = {
  ids: ["vb"],
  name: "Visual Basic",
  lexicon: families.vb,
  imports: [{ pattern: /^[ \t]*Imports[ \t]+(?:\w+[ \t]*=[ \t]*)?([\w.]+)/gim }],
} satisfies LanguageData;
