import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { rDefinitions } from "./definitions.ts";

export const r = {
  ids: ["r"],
  name: "R",
  endings: ["r", "R"],
  lexicon: families.r,
  definitions: rDefinitions,
  imports: [{ pattern: /\b(?:library|require|requireNamespace)\s*\(\s*["']?([\w.]+)["']?/g }],
} satisfies LanguageData;
