import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";

export const perl = {
  ids: ["perl"],
  name: "Perl",
  lexicon: families.perl,
  imports: [{ pattern: /^[ \t]*(?:use|require)[ \t]+([A-Z][\w:]*|[a-z]+(?:::\w+)+)/gm }],
  evidence: {
    async: /\bthreads->|\bIO::Async\b|\bAnyEvent\b/,
    errorHandling: /\beval\s*\{|\bor\s+die\b|\|\|\s*die\b|\btry\s*\{/,
  },
} satisfies LanguageData;
