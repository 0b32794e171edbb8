import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { pythonLines } from "../sharedPatterns.ts";
import { goWriting } from "./writing.ts";

export const go = {
  ids: ["go"],
  name: "Go",
  asked: ["go", "golang"],
  endings: ["go"],
  lexicon: families.go,
  writing: goWriting,
  dialect: { hasStrictConditions: true, dividesWhole: true },
  layout: {
    blocks: "braces",
    semicolons: "never",
    surroundings: [
      ["func f() {\n", "\n}"],
      ["", ""],
    ],
  },
  words:
    "if else for range switch case default break continue return func var const type struct interface map chan go defer select package import fallthrough goto nil true false iota string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 bool byte rune error any len cap make new append copy delete panic recover close print println fmt Errorf Printf Println Sprintf errors New err ok ctx context Context t testing T Fatal Errorf Error",
  imports: [
    { pattern: /^[ \t]*import[ \t]+(?:[\w.]+[ \t]+)?["`]([^"`\n]+)["`]/gm },
    {
      pattern: /^[ \t]*import[ \t]*\(([^)]*)\)/gm,
      names: (match) => [...(match[1] ?? "").matchAll(/["`]([^"`\n]+)["`]/g)].map((path) => path[1] ?? ""),
    },
  ],
  packageOf: (path) => (path.startsWith(".") ? undefined : path),
  foreign: [...pythonLines, /===|!==|=>/, /\b(function|fn|let|class)\s+\w+/, /;\s*$/],
  evidence: {
    async: /\bgo\s+(?:func\b|[\w.]+\s*\()|<-\s*\w|\w\s*<-|\bchan\b|\bselect\s*\{/,
    errorHandling: /\berr(?:\w*)\s*(?:!=|==)\s*nil\b|\brecover\s*\(|\berrors\.(?:Is|As|Join)\b/,
  },
  closing: { signs: [","], endsLastMember: true },
} satisfies LanguageData;
