import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { juliaDefinitions } from "./definitions.ts";

export const julia = {
  ids: ["julia"],
  name: "Julia",
  endings: ["jl"],
  lexicon: families.julia,
  definitions: juliaDefinitions,
  imports: [
    { pattern: /^[ \t]*(?:using|import)[ \t]+([\w., ]+)/gm, names: (match) => (match[1] ?? "").split(",") },
  ],
} satisfies LanguageData;
