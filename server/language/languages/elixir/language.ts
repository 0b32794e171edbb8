import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { elixirDefinitions } from "./definitions.ts";

export const elixir = {
  ids: ["elixir"],
  name: "Elixir",
  endings: ["ex", "exs"],
  lexicon: families.elixir,
  definitions: elixirDefinitions,
  imports: [{ pattern: /^[ \t]*(?:alias|import|use|require)[ \t]+([A-Z][\w.]*)/gm }],
  evidence: {
    async: /\bTask\.\w+|\bspawn(?:_link)?\b|\bGenServer\b/,
    errorHandling: /\brescue\b|\bcatch\b|\{:error\b|\bwith\b/,
  },
} satisfies LanguageData;
