import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { haskellDefinitions } from "./definitions.ts";

export const haskell = {
  ids: ["haskell"],
  name: "Haskell",
  endings: ["hs", "lhs"],
  lexicon: families.haskell,
  definitions: haskellDefinitions,
  imports: [{ pattern: /^import[ \t]+(?:qualified[ \t]+)?(?:"[^"]*"[ \t]+)?([A-Z][\w.]*)/gm }],
  evidence: {
    async: /\bforkIO\b|\bAsync\b|\bSTM\b/,
    errorHandling: /\bcatch\b|\bEither\b|\bhandle\b|\btry\b/,
  },
} satisfies LanguageData;
