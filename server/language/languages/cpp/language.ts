import * as families from "../../lexical/families.ts";
import { c } from "../c/language.ts";
import type { LanguageData } from "../languageData.ts";
import { pythonLines } from "../sharedPatterns.ts";
import { cppWriting } from "./writing.ts";

export const cpp = {
  ids: ["cpp"],
  name: "C++",
  asked: ["c++", "cpp", "c"],
  family: "c",
  endings: ["cc", "cpp", "cxx", "hpp", "hh"],
  lexicon: families.cpp,
  writing: cppWriting,
  dialect: { overloadsComparisons: true, dividesWhole: true },
  layout: {
    blocks: "braces",
    semicolons: "always",
    surroundings: [
      ["void f() {\n", "\n}"],
      ["", ""],
    ],
  },
  words: `${c.words} class public private protected virtual override final template typename namespace using new delete this nullptr auto constexpr noexcept explicit friend operator try catch throw std string vector map set unordered_map unique_ptr shared_ptr make_unique make_shared move forward begin end size push_back emplace_back insert find cout cerr endl`,
  imports: c.imports,
  foreign: [...pythonLines, /===|!==|=>/, /\b(function|func|fn|let|var|def)\s+\w+/, /:=/],
  evidence: {
    async:
      /\bstd::(?:async|thread|jthread|future|promise|packaged_task)\b|\bco_(?:await|yield|return)\b|\bpthread_create\b/,
    errorHandling: /\btry\s*\{|\bcatch\s*\(|\bstd::(?:expected|error_code|system_error)\b|\berrno\b/,
  },
} satisfies LanguageData;
