import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const lua = {
  ids: ["lua"],
  name: "Lua",
  lexicon: families.lua,
  imports: [{ pattern: /\brequire\s*(?:\(\s*)?["']([^"'\n]+)["']/g }],
} satisfies LanguageData;
