import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const dart = {
  ids: ["dart"],
  name: "Dart",
  lexicon: families.dart,
  imports: [{ pattern: /^[ \t]*(?:import|export)[ \t]+["']((?:package|dart):[^/"'\n]+)/gm }],
  evidence: {
    async: /\basync\*?\s*(?:\{|=>)|\bawait\b|\bFuture\s*[<.]|\bStream\s*</,
    errorHandling: /\btry\s*\{|\bcatch\s*\(|\bon\s+\w+\s*(?:catch|\{)|\.catchError\s*\(/,
  },
} satisfies LanguageData;
