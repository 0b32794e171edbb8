import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { dartDefinitions } from "./definitions.ts";

export const dart = {
  ids: ["dart"],
  name: "Dart",
  endings: ["dart"],
  lexicon: families.dart,
  definitions: dartDefinitions,
  imports: [{ pattern: /^[ \t]*(?:import|export)[ \t]+["']((?:package|dart):[^/"'\n]+)/gm }],
  evidence: {
    async: /\basync\*?\s*(?:\{|=>)|\bawait\b|\bFuture\s*[<.]|\bStream\s*</,
    errorHandling: /\btry\s*\{|\bcatch\s*\(|\bon\s+\w+\s*(?:catch|\{)|\.catchError\s*\(/,
  },
} satisfies LanguageData;
