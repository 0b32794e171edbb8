import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { pythonLines } from "../sharedPatterns.ts";
import { cWriting } from "./writing.ts";

export const c = {
  ids: ["c"],
  name: "C",
  endings: ["c", "h"],
  lexicon: families.cLike,
  writing: cWriting,
  dialect: { dividesWhole: true },
  layout: {
    blocks: "braces",
    semicolons: "always",
    surroundings: [
      ["void f() {\n", "\n}"],
      ["", ""],
    ],
  },
  words:
    "if else for while do switch case default break continue return goto sizeof struct union enum typedef static const extern inline void int char short long float double unsigned signed bool true false NULL size_t uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t include define ifdef ifndef endif pragma printf fprintf stderr stdout malloc calloc realloc free memcpy memset memcmp strlen strcmp strncmp strcpy assert",
  imports: [{ pattern: /^[ \t]*#[ \t]*(?:include|import)[ \t]*<([^>\n]+)>/gm }],
  foreign: [...pythonLines, /===|!==|=>/, /\b(function|func|fn|let|var|def)\s+\w+/, /:=/],
  evidence: {
    async: /\bpthread_create\b|\bthrd_create\b|\baio_(?:read|write)\b|\buv_\w+\s*\(/,
    errorHandling:
      /\berrno\b|\bperror\s*\(|\bstrerror\s*\(|\bgoto\s+(?:err|error|fail|out|cleanup|done|end)\w*|\bif\s*\([^)]{0,200}(?:==\s*NULL|<\s*0|==\s*-1|!=\s*0)\s*\)|\bif\s*\(\s*!\s*\w+\s*\)/,
  },
} satisfies LanguageData;
