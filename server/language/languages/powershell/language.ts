import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const powershell = {
  ids: ["powershell"],
  name: "PowerShell",
  lexicon: families.powershell,
  evidence: {
    async: /\bStart-Job\b|\bStart-ThreadJob\b|-AsJob\b/i,
    errorHandling: /\btry\s*\{|\bcatch\b|-ErrorAction\b|\btrap\b/i,
  },
  closing: { signs: [] },
} satisfies LanguageData;
