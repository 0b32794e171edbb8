import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const fsharp = {
  ids: ["fsharp"],
  name: "F#",
  lexicon: families.fsharp,
  imports: [{ pattern: /^[ \t]*open[ \t]+(?:type[ \t]+)?([\w.]+)/gm }],
  evidence: { async: /\basync\s*\{|\btask\s*\{/, errorHandling: /\btry\b|\bwith\s*\|/ },
} satisfies LanguageData;
