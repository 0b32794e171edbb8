import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { readsAsCode } from "./readsAsCode.ts";

export const shellscript = {
  ids: ["shellscript"],
  name: "the shell",
  asked: ["bash", "shell", "sh", "zsh"],
  lexicon: families.shell,
  layout: { blocks: "braces", semicolons: "never" },
  readsAsCode,
  words:
    "if then else elif fi for in do done while until case esac function return exit local export readonly shift set unset echo printf read cd pwd mkdir rm cp mv cat grep sed awk cut sort uniq head tail test true false source eval exec trap curl find xargs basename dirname sudo chmod bin bash sh env usr dev null",
  evidence: {
    async: /[^&>|]&\s*$|\bwait\b\s*(?:\$|$)/m,
    errorHandling: /\bset\s+-\w*e|\btrap\b|\|\|\s*(?:exit|return|die|true|:|\{)|\bif\s+!\s/,
  },
  closing: { signs: [], hasBarePatterns: true },
} satisfies LanguageData;
